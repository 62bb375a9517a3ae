import { describe, expect, test } from 'vitest'
import type { Engine, Preview } from '../../port/engine.ts'
import { ProviderError, type ProviderErrorCode } from '../../port/errors.ts'
import type { ImageRequest } from '../../port/request.ts'
import { never } from './requests.ts'

/** What every stand-in has go wrong, unless its protocol has no such thing. */
const FAULTS = [
  'a slow answer',
  'no answer',
  'a connection that is reset in mid-body',
  'an answer of the wrong type',
  'a truncated picture',
  'a web page',
  '401',
  '402',
  '403',
  '404',
  '413',
  '422',
  '429 with a time',
  '429 without a time',
  '500',
  '503',
  'a lack of memory',
  'an unknown model',
  'an unknown sampler',
  'a full queue',
  'a WebSocket that is lost and comes back',
  'a result that is gone',
  'previews that are none',
  'a picture that was done while nobody listened',
  'a restart in mid-job',
] as const
type Fault = (typeof FAULTS)[number]

/** These end with a deadline, which is short in their tests. */
const SILENT: ReadonlySet<Fault> = new Set(['a slow answer', 'no answer'])

/** Every failure is told within this, in milliseconds. */
const BOUND_MS = 8_000

interface Meeting<StandIn> {
  readonly strike: (standIn: StandIn) => void
  /** How it ends; `picture` where it is got over. */
  readonly ends: ProviderErrorCode | 'picture'
}

/** Each fault with what comes of it, or why the protocol has no such thing. */
export type Meetings<StandIn> = Readonly<Record<Fault, Meeting<StandIn> | string>>

interface Faulty<StandIn> {
  readonly engine: Engine
  readonly standIn: StandIn
  readonly request: ImageRequest
  /** How many pictures were made, and may have been charged. */
  readonly made: () => number
  /** So that the next picture meets with nothing. */
  readonly mend: () => void
  readonly close: () => Promise<void>
}

interface Options<StandIn> {
  /** Opens an engine in front of its stand-in; with deadlines far below a second where it is to be silent. */
  readonly open: (isSilent: boolean) => Promise<Faulty<StandIn>>
  readonly meetings: Meetings<StandIn>
}

const isSentence = (text: string | undefined) => text !== undefined && /^[A-Z].+\.$/s.test(text)

/** How it ended, and whether that was told in sentences of ours. */
const endOf = async (work: Promise<unknown>): Promise<{ ends: unknown; isTold: boolean }> =>
  work.then(
    () => ({ ends: 'picture', isTold: true }),
    (thrown: unknown) =>
      thrown instanceof ProviderError
        ? { ends: thrown.code, isTold: isSentence(thrown.message) && isSentence(thrown.suggestion) }
        : { ends: thrown, isTold: false },
  )

/** Whatever goes wrong ends in our own words and in time, nothing is made twice, and the next picture comes. */
export const describeFaults = <StandIn>(name: string, { open, meetings }: Options<StandIn>) => {
  const met = FAULTS.flatMap(fault => {
    const meeting = meetings[fault]
    return typeof meeting === 'string' ? [] : [[fault, meeting] as const]
  })

  describe(`${name} meets with`, () => {
    test.each(met)('%s', async (fault, { strike, ends }) => {
      const { engine, standIn, request, made, mend, close } = await open(SILENT.has(fault))
      try {
        await engine.start()
        await engine.models.find(request.model, { signal: never() })
        strike(standIn)
        const previews: Preview[] = []
        const began = performance.now()
        const onPreview = (preview: Preview) => previews.push(preview)
        const end = await endOf(engine.generate(request, { signal: never(), onPreview }))
        expect(performance.now() - began).toBeLessThan(BOUND_MS)
        expect(end).toEqual({ ends, isTold: true })
        expect(fault === 'previews that are none' ? previews : []).toEqual([])
        expect(made()).toBeLessThanOrEqual(1)
        mend()
        await expect(engine.generate(request, { signal: never() })).resolves.toHaveProperty('bytes')
      } finally {
        await close()
      }
    })
  })
}

/** A meeting with a fault that the stand-in knows by name. */
export const meeting =
  <StandIn, Name>(order: (standIn: StandIn, name: Name, at?: string) => void) =>
  (name: Name, ends: ProviderErrorCode | 'picture', at?: string): Meeting<StandIn> => ({
    ends,
    strike: standIn => {
      order(standIn, name, at)
    },
  })

/** The same of a stand-in that is told which of its answers a fault strikes. */
export const meetingAt = <StandIn extends { readonly fault: (name: Name, order: { at?: string }) => void }, Name>() =>
  meeting<StandIn, Name>((standIn, name, at) => {
    standIn.fault(name, at === undefined ? {} : { at })
  })
