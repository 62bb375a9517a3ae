import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'
import { icons } from './src/ui/icons.ts'

const ID = 'virtual:icons'
const ADDRESS_OF_DEVELOPMENT = '/icons.svg'

const symbols = Object.entries(icons).map(([name, { icon }]) => {
  const [width, height, , , path] = icon
  return `<symbol id="${name}" viewBox="0 0 ${width} ${height}"><path d="${String(path)}"/></symbol>`
})
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`

/** All icons in one picture of their own, beside the scripts: their outlines were a twelfth of what a first view had to read as code. */
export function iconSprite(): Plugin {
  let isBuild = false
  const address = () =>
    isBuild
      ? `/assets/icons-${createHash('sha256').update(sprite).digest('base64url').slice(0, 8)}.svg`
      : ADDRESS_OF_DEVELOPMENT
  return {
    name: 'icons',
    configResolved({ command }) {
      isBuild = command === 'build'
    },
    resolveId: id => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) return undefined
      if (isBuild) this.emitFile({ type: 'asset', fileName: address().slice(1), source: sprite })
      return `export default ${JSON.stringify(address())}`
    },
    configureServer(server) {
      server.middlewares.use(ADDRESS_OF_DEVELOPMENT, (_request, response) => {
        response.setHeader('content-type', 'image/svg+xml')
        response.end(sprite)
      })
    },
  }
}
