import type { EngineCheck } from '@atelier/contracts'
import { failureText } from '../../i18n/problems.ts'
import { t } from './text.ts'

/** What came of asking an engine, in a sentence or two. */
export function checkText({ ok, models, latencyMs, problem }: EngineCheck): string {
  if (ok) return t('works', { count: models, ms: Math.round(latencyMs) })
  if (!problem) return t('doesNotWork')
  const said = failureText(problem)
  // In another language the code's sentence says what helps, too.
  return said === problem.message && problem.suggestion ? `${said} ${problem.suggestion}` : said
}
