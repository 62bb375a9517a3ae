import { routes } from './routes/index.ts'
import type { Question, Route } from './routes/route.ts'

/** Longer ones are no path of a job. */
const MAX_CHARACTERS = 500

/** By what name a job is found again: who has it, and where it is asked for. Undefined where that cannot be kept. */
export const nameOfJob = ({ id, takeUp }: Route, path: string): string | undefined =>
  takeUp && path.length <= MAX_CHARACTERS ? `${id} ${path}` : undefined

/** The job of that name, and whom to ask; undefined where it is the name of none. */
export const findJob = (name: string): { readonly route: Route; readonly question: Question } | undefined => {
  const [, id, path] = name.match(/^(\S+) (\/\S+)$/) ?? []
  const route = routes.find(candidate => candidate.id === id)
  return route?.takeUp && path !== undefined ? { route, question: route.takeUp(path) } : undefined
}
