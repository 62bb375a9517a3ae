import type { FailedOver } from '@atelier/contracts'
import { isRecord } from './json.ts'

/** Engines that were to make the picture and could not, in their order, each with why; the provider is the one that did. */
export type ServedInstead = readonly FailedOver[]

/** More engines than a studio has; a hostile file may name any number. */
const MOST_ENGINES = 40
const MAX_LENGTH = 8000
/** As the studio makes ids of engines, and codes of errors. */
const ENGINE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const CODE = /^[a-z]+(?:[._][a-z0-9]+)*$/
const MAX_NAME_LENGTH = 100

const isName = (value: unknown, pattern: RegExp): value is string =>
  typeof value === 'string' && value.length <= MAX_NAME_LENGTH && pattern.test(value)

const known = (
  entries: readonly { readonly engine?: unknown; readonly code?: unknown }[],
): ServedInstead | undefined => {
  const found = entries
    .slice(0, MOST_ENGINES)
    .flatMap(({ engine, code }) => (isName(engine, ENGINE) && isName(code, CODE) ? [{ engine, code }] : []))
  return found.length === 0 ? undefined : found
}

/** As our own writer wrote them; undefined where there are none. What makes no sense of them is left out. */
export const readServedInstead = (value: unknown): ServedInstead | undefined =>
  Array.isArray(value) ? known(value.slice(0, MOST_ENGINES).filter(isRecord)) : undefined

/** Out of our own A1111 text; undefined where there are none. */
export const servedInsteadIn = (text: string | undefined): ServedInstead | undefined =>
  known(
    (text ?? '')
      .slice(0, MAX_LENGTH)
      .split(', ')
      .map(part => {
        const [engine, code] = part.split(': ')
        return { engine, code }
      }),
  )

/** For the text that other programs read: `engine: code, engine: code`, as these write LoRAs; null where there are none. */
export const servedInsteadText = (engines: ServedInstead = []): string | null =>
  engines.length === 0 ? null : engines.map(({ engine, code }) => `${engine}: ${code}`).join(', ')
