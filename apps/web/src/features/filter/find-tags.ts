import { listTags, tagOf } from '@atelier/contracts'
import { call } from '../../api/call.ts'
import { number } from '../../i18n/format.ts'
import type { Suggestion } from './suggestion.ts'

/** Tags in use that begin with what is typed, the most used first. */
export async function findTags(typed: string, signal: AbortSignal): Promise<Suggestion[]> {
  const q = tagOf(typed.replaceAll(/[",]/g, ''))
  const { items } = await call(listTags, { querystring: q ? { q } : {} }, { signal })
  return items.map(({ tag, count }) => ({ value: tag, text: tag, note: number(count) }))
}
