import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { tryagain } from 'tryagain/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react(), tailwindcss(), tryagain({ scenario: 'kimi/rpm' })],
  build: { rolldownOptions: { input: ['index.html', 'shadcn.html'] } },
});
