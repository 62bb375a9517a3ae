import { basename } from 'node:path'
import type { Plugin } from 'vite'
import { PAGES } from './src/pages.ts'

/** Writes down which addresses the page has, and the part of it that each opens: the server reads `.vite/pages.json`. */
export const pages = (): Plugin => ({
  name: 'atelier:pages',
  apply: 'build',
  generateBundle() {
    const source = JSON.stringify(Object.fromEntries(PAGES.map(({ path, component }) => [path, basename(component)])))
    this.emitFile({ type: 'asset', fileName: '.vite/pages.json', source })
  },
})
