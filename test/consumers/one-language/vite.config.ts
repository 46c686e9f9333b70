import react from '@vitejs/plugin-react';
import { tryagain } from 'tryagain/vite';
import { defineConfig } from 'vite';

export default defineConfig({ define: { __TRYAGAIN_ENGLISH__: false }, plugins: [react(), tryagain({ scenario: 'kimi/rpm' })] });
