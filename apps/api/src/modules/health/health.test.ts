import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getHealth, getReadiness } from '@atelier/contracts'
import { expect, test, vi } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'

describeStudio('whoever watches over the process', {}, my => {
  const readiness = async () => {
    const response = await my.studio.request('/readyz')
    return { status: response.status, body: await response.json() }
  }

  test('is told that it is alive and ready', async () => {
    expect((await my.studio.call(getHealth, {})).body).toEqual({ status: 'ok' })
    expect((await my.studio.call(getReadiness, {})).body).toEqual({
      status: 'ready',
      checks: { database: { ok: true }, storage: { ok: true }, queue: { ok: true } },
    })
  })

  test('is told which part does not answer, and that it does again', async () => {
    const storage = join(my.studio.dataDir, 'storage')
    await rename(storage, `${storage}.away`)
    await writeFile(storage, 'in its place')
    expect(await readiness()).toEqual({
      status: 503,
      body: {
        status: 'not_ready',
        checks: {
          database: { ok: true },
          storage: { ok: false, message: 'The storage does not answer.' },
          queue: { ok: true },
        },
      },
    })
    expect((await my.studio.request('/healthz')).status).toBe(200)
    await rename(storage, `${storage}.file`)
    await rename(`${storage}.away`, storage)
    expect((await readiness()).status).toBe(200)
  })

  test('is not kept waiting by a part that hangs', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    try {
      vi.spyOn(my.studio.deps.checks, 'queue').mockReturnValue(new Promise(() => {}))
      const asked = readiness()
      await vi.waitFor(() => {
        vi.advanceTimersByTime(3000)
        return Promise.race([asked, Promise.reject(new Error('not yet'))])
      })
      expect(await asked).toMatchObject({
        status: 503,
        body: { checks: { queue: { ok: false, message: 'The queue does not answer.' } } },
      })
    } finally {
      vi.useRealTimers()
      vi.restoreAllMocks()
    }
  })
})
