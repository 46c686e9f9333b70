import react from '@vitejs/plugin-react';
import { tryagain } from 'tryagain/vite';
import { defineConfig } from 'vite';

export default defineConfig({ plugins: [react(), tryagain()] });
