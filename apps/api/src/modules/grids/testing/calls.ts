import { createGrid, getGrid, type NewGrid } from '@atelier/contracts'
import { type Suite } from '../../../testing/suite.ts'
import { until } from '../../../testing/until.ts'

export const SKETCH = 'atelier/sketch'
export const SCHNELL = 'black-forest-labs/FLUX.1-schnell'
export const UNKNOWN = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'
export const small = { width: 256, height: 256 } as const

export const callsOf = (my: Suite) => ({
  make: async (body: NewGrid, key?: string) =>
    (await my.studio.call(createGrid, { body }, key === undefined ? {} : { 'idempotency-key': key })).body,
  read: async (id: string) => (await my.studio.call(getGrid, { params: { id } })).body,
  settled: (id: string) =>
    until(
      async () => {
        const { body } = await my.studio.call(getGrid, { params: { id } })
        return body.status !== 'running' && body
      },
      { within: 20_000, what: 'the end of a grid' },
    ),
  refuse: (body: unknown) => my.studio.refused(createGrid, { body }),
})
