import { routes } from './routes/index.ts'
import type { CancelCall, Question, Route } from './routes/route.ts'

/** Longer ones are no path of a job. */
const MAX_CHARACTERS = 500

/** By what name a job is found again: who has it, and where it is asked for. Undefined where that cannot be kept. */
export const nameOfJob = ({ id, takeUp }: Route, path: string): string | undefined =>
  takeUp && path.length <= MAX_CHARACTERS ? `${id} ${path}` : undefined

/** A job at an inference provider. */
interface KnownJob {
  readonly route: Route
  /** How it is gone on with. */
  readonly question: Question
  /** How it is stopped, where the provider has a way. */
  readonly cancel: CancelCall | undefined
}

/** The job of that name; undefined where it is the name of none. */
export const findJob = (name: string): KnownJob | undefined => {
  const [, id, path] = name.match(/^(\S+) (\/\S+)$/) ?? []
  const route = routes.find(candidate => candidate.id === id)
  if (!route?.takeUp || path === undefined) return undefined
  return { route, question: route.takeUp(path), cancel: route.cancel?.(path) }
}
