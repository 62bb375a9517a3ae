import type { Scenario } from '../../scenario.ts'
import { editor } from './editor.ts'
import { firstView } from './first-view.ts'
import { lighthouseScenario } from './lighthouse.ts'
import { pictureBytes } from './picture-bytes.ts'
import { scrolling } from './scrolling.ts'
import { scrubber } from './scrubber.ts'

/** What a person would wait for, in a real browser. */
export const pageScenarios: readonly Scenario[] = [
  firstView,
  pictureBytes,
  scrolling,
  scrubber,
  editor,
  lighthouseScenario,
]
