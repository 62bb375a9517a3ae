import type { FastifyInstance } from 'fastify'

/** Answered at every address where other sites may call, so it says nothing of one. */
const EVERYWHERE = 'OPTIONS'

/**
 * Which methods an address takes: the router only says whether it has the two together. For all routes that are registered
 * from now on.
 */
export function rememberMethods(app: FastifyInstance): (path: string) => string[] {
  const known: { readonly method: string; readonly matches: RegExp }[] = []
  app.addHook('onRoute', ({ method, url }) => {
    const matches = new RegExp(`^${url.split('/').map(patternOf).join('/')}$`)
    for (const one of [method].flat()) if (one !== EVERYWHERE) known.push({ method: one, matches })
  })
  return path => [...new Set(known.filter(({ matches }) => matches.test(path)).map(({ method }) => method))].toSorted()
}

const patternOf = (part: string) =>
  part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
