import { SECTIONS, type Command, type Section } from './command.ts'
import { scoreOf } from './matching.ts'

const MOST_RECENT = 5
/** Of hundreds with such a name nobody reads more. */
const MOST_OF_SECTION = 8
/** What is done on a page and the pages themselves are few, and all of them are told. */
const WHOLE: readonly Section[] = ['here', 'pages', 'everywhere']

export interface Arranged {
  readonly section: Section | 'recent'
  readonly commands: readonly Command[]
}

/** What is listed, by sections. `recent`: the ids of what was used, the last one first. */
export const arranged = (all: readonly Command[], typed: string, recent: readonly string[]): readonly Arranged[] =>
  typed.trim() ? found(all, typed, recent) : listed(all, recent)

function listed(all: readonly Command[], recent: readonly string[]): Arranged[] {
  const byId = new Map(all.map(command => [command.id, command]))
  const used = recent.flatMap(id => byId.get(id) ?? []).slice(0, MOST_RECENT)
  const others = all.filter(command => !command.isOnlyFound && !used.includes(command))
  return [{ section: 'recent' as const, commands: used }, ...bySection(others)].filter(
    ({ commands }) => commands.length > 0,
  )
}

/** The best first, and of equals the one that was used last; a section stands where its best one does. */
function found(all: readonly Command[], typed: string, recent: readonly string[]): Arranged[] {
  const ages = new Map(recent.map((id, age) => [id, age]))
  const ageOf = ({ id }: Command) => ages.get(id) ?? recent.length
  const scored = all
    .map(command => ({ command, score: scoreOf(command, typed) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || ageOf(a.command) - ageOf(b.command))
  const bestOf = (section: Section) => scored.find(({ command }) => command.section === section)?.score ?? 0
  return bySection(scored.map(({ command }) => command))
    .map(({ section, commands }) => ({
      section,
      commands: WHOLE.includes(section) ? commands : commands.slice(0, MOST_OF_SECTION),
    }))
    .toSorted((a, b) => bestOf(b.section) - bestOf(a.section))
}

const bySection = (commands: readonly Command[]) =>
  SECTIONS.map(section => ({ section, commands: commands.filter(command => command.section === section) })).filter(
    one => one.commands.length > 0,
  )
