import { setTimeout as sleep } from 'node:timers/promises'
import { getHealth } from '@atelier/contracts'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyBaseLogger, type RawServerDefault } from 'fastify'
import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { STUDIO_USER } from '../platform/actor.ts'
import { systemClock } from '../platform/clock.ts'
import { NOWHERE } from '../modules/access/sessions/sessions.service.ts'
import { operation } from '../platform/operations/operation.ts'
import { handleErrors } from './error-handler.ts'
import { mountOperations } from './mount.ts'

/** An operation that ends only when nobody waits for it any more. */
async function openApp({ stopping = new AbortController().signal, before = async () => {} } = {}) {
  const log: string[] = []
  const begun = vi.fn<() => void>()
  const ended = vi.fn<() => void>()
  const endless = operation(getHealth, {
    needs: 'public',
    async run(ctx) {
      begun()
      await before()
      await sleep(20_000, undefined, { signal: ctx.signal, ref: false }).catch(() => ended())
      ctx.signal.throwIfAborted()
      return { status: 'ok' as const }
    },
  })
  const logger: FastifyBaseLogger = pino({ level: 'info' }, { write: line => void log.push(line) })
  const app = Fastify<RawServerDefault>({ loggerInstance: logger }).withTypeProvider<TypeBoxTypeProvider>()
  handleErrors(app, { findDocument: undefined, methodsAt: () => [] })
  await mountOperations(app, {
    operations: [endless],
    clock: systemClock,
    stopping,
    maxImageMb: 1,
    accelRedirect: null,
    whoAsks: {
      guard: () => (_request, _reply, done) => done(),
      actorOf: () => STUDIO_USER,
      ending: () => stopping,
      callerOf: () => NOWHERE,
    },
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return { app, url, log, begun, ended }
}

const failures = (log: readonly string[]) => log.filter(line => line.includes('request failed'))

test('a client that leaves is no fault of the server', async () => {
  const { app, url, log, begun } = await openApp()
  const leave = new AbortController()
  const answer = fetch(`${url}/healthz`, { signal: leave.signal }).catch((error: unknown) => error)
  await vi.waitFor(() => expect(begun).toHaveBeenCalledOnce())
  leave.abort()
  expect(await answer).toMatchObject({ name: 'AbortError' })
  await app.close()
  expect(failures(log)).toEqual([])
})

test('a client that left before anybody looked is known to have left', async () => {
  const gone = Promise.withResolvers<void>()
  const { app, url, begun, ended } = await openApp({ before: () => gone.promise })
  app.server.on('request', (_request, response) => response.once('close', gone.resolve))
  const leave = new AbortController()
  const answer = fetch(`${url}/healthz`, { signal: leave.signal }).catch((error: unknown) => error)
  await vi.waitFor(() => expect(begun).toHaveBeenCalledOnce())
  leave.abort()
  expect(await answer).toMatchObject({ name: 'AbortError' })
  await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce())
  await app.close()
})

test('whoever still waits while the studio is being stopped is told so', async () => {
  const stop = new AbortController()
  const { app, url, begun } = await openApp({ stopping: stop.signal })
  const answer = fetch(`${url}/healthz`)
  await vi.waitFor(() => expect(begun).toHaveBeenCalledOnce())
  stop.abort()
  const response = await answer
  expect([response.status, await response.json()]).toEqual([503, expect.objectContaining({ code: 'server.stopping' })])
  await app.close()
})
