import type { FastifyInstance } from 'fastify'

/** Milliseconds that answers under way have to get out. */
const ANSWERS_MS = 1500
/** Milliseconds. A connection that was busy is idle when its answer is out. */
const LOOK_MS = 20

/** Closing ends idle connections at once, busy ones behind their answer, and whatever is left after a while. */
export function closeGently(app: FastifyInstance) {
  let looking: NodeJS.Timeout | undefined
  let over: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    looking = setInterval(() => app.server.closeIdleConnections(), LOOK_MS)
    over = setTimeout(() => app.server.closeAllConnections(), ANSWERS_MS)
  })
  app.addHook('onClose', async () => {
    clearInterval(looking)
    clearTimeout(over)
  })
}
