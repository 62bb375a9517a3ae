import { getHealth, getReadiness, type Readiness } from '@atelier/contracts'
import type { App } from '../../http/app-type.ts'

/** Milliseconds that each part has to answer. */
const CHECK_TIMEOUT_MS = 3000

export type Checks = Readonly<Record<string, () => Promise<void>>>

export const healthRoutes =
  ({ checks }: { checks: Checks }) =>
  async (app: App) => {
    app.route({ ...getHealth, logLevel: 'warn', handler: async () => ({ status: 'ok' as const }) })
    app.route({
      ...getReadiness,
      logLevel: 'warn',
      async handler(request, reply) {
        const readiness = await checkAll(checks, (name, error) =>
          request.log.warn({ err: error, check: name }, 'not ready'),
        )
        return reply.code(readiness.status === 'ready' ? 200 : 503).send(readiness)
      },
    })
  }

async function checkAll(checks: Checks, onFailure: (name: string, error: unknown) => void): Promise<Readiness> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        await Promise.race([check(), deadline(name)])
        return [name, { ok: true }] as const
      } catch (error) {
        onFailure(name, error)
        return [name, { ok: false, message: `The ${name} does not answer.` }] as const
      }
    }),
  )
  return {
    status: results.every(([, result]) => result.ok) ? 'ready' : 'not_ready',
    checks: Object.fromEntries(results),
  }
}

const deadline = (name: string) =>
  new Promise<never>((_, reject) => {
    setTimeout(
      () => reject(new Error(`the ${name} did not answer in ${CHECK_TIMEOUT_MS} ms`)),
      CHECK_TIMEOUT_MS,
    ).unref()
  })
