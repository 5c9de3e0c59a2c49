import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    target: 'es2022',
    modulePreload: false,
    // The server reads from it under which names the script and the style are served.
    manifest: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: 'src/answering/answering.ts',
      output: {
        entryFileNames: 'assets/answering-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
});
