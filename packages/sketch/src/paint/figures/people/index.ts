import type { PersonId } from '../../../lexicon.ts'
import type { Part } from '../../figure.ts'
import { astronaut } from './astronaut.ts'
import { child, couple, dancer } from './company.ts'
import { person, woman } from './grown-ups.ts'
import { knight } from './knight.ts'
import { wizard } from './wizard.ts'

export const PEOPLE_FIGURES: Readonly<Record<PersonId, () => readonly Part[]>> = {
  person,
  woman,
  child,
  couple,
  dancer,
  astronaut,
  wizard,
  knight,
}
