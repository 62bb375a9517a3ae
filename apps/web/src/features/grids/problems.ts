import type { ApiError } from '../../api/errors.ts'
import { reasonText, sentence } from '../../i18n/problems.ts'
import type { AxisProblem } from './new/axes.ts'
import { t } from './text.ts'

/** What is wrong with an axis, in a sentence. */
export function problemText(problem: AxisProblem): string {
  switch (problem.why) {
    case 'empty':
      return t('whyEmpty')
    case 'tooMany':
      return t('whyTooMany')
    case 'noSearch':
      return t('whyNoSearch')
    case 'notOffered':
      return t('whyNotOffered')
    case 'notInPrompt':
      return t('whyNotInPrompt', { part: problem.part })
    case 'unreadable':
      return t('whyUnreadable', { part: problem.part })
    case 'outside':
      return t('whyOutside', { value: String(problem.value), min: String(problem.min), max: String(problem.max) })
    default:
      throw new TypeError(`${String(problem satisfies never)} is no problem`)
  }
}

/** The axes that the server refused, by their place, each with what it said of it. */
export function refusedAxes(refusal: Pick<ApiError, 'code' | 'detail' | 'errors'>): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (const error of refusal.errors) {
    const [, place] = /^\/body\/axes\/(\d+)/.exec(error.path) ?? []
    if (place === undefined) continue
    const said = sentence(reasonText(error, refusal))
    found.set(Number(place), [found.get(Number(place)), said].filter(Boolean).join(' '))
  }
  return found
}
