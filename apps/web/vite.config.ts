import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { compressed } from './vite.compress-plugin.ts'
import { contractsByFile } from './vite.contract-imports-plugin.ts'
import { contractsWithoutSchemas } from './vite.contracts-plugin.ts'
import { firstView, nameOfChunk } from './vite.first-view.ts'
import { pages } from './vite.pages-plugin.ts'
import { iconSprite } from './vite.icons-plugin.ts'
import { lazyStyles } from './vite.lazy-styles-plugin.ts'
import { shell } from './vite.shell-plugin.ts'

const api = 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [
    vue(),
    contractsByFile(),
    contractsWithoutSchemas(),
    iconSprite(),
    lazyStyles(),
    pages(),
    shell(),
    compressed(),
  ],
  server: {
    port: 5173,
    proxy: Object.fromEntries(['/api', '/docs', '/openapi.json', '/healthz'].map(path => [path, api])),
  },
  define: {
    __VUE_OPTIONS_API__: 'false',
  },
  css: {
    preprocessorOptions: {
      // Bootstrap 5.3 still speaks the old Sass; its warnings are not ours to fix.
      scss: { quietDeps: true, silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'] },
    },
  },
  build: {
    target: 'es2023',
    // The server reads there which files a page will need (apps/api/src/http/page-links.ts).
    manifest: true,
    // Small images would become data: URLs; the icons are inline already.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // What each piece needs is not listed in the script: every page would bear that list, for one round trip in a browser that
      // was never here. For the first page the server names it, and for all others the service worker has it.
      resolveDependencies: (_file, needed, { hostType }) => (hostType === 'html' ? needed : []),
    },
    rolldownOptions: { output: { chunkFileNames: nameOfChunk, codeSplitting: { groups: firstView() } } },
  },
})
