import { collecting } from './collecting.ts'
import { collections } from './collections.ts'
import { common } from './common.ts'
import { filter } from './filter.ts'
import { gallery } from './gallery.ts'
import { generationForm } from './generation-form.ts'
import { grids } from './grids.ts'
import { image } from './image.ts'
import { imports } from './imports.ts'
import { queue } from './queue.ts'
import { settings } from './settings.ts'
import { studio } from './studio.ts'
import { styles } from './styles.ts'
import { styling } from './styling.ts'
import { wildcards } from './wildcards.ts'

/** Everything in German, by the part of the page that says it. */
export const german = {
  collecting,
  collections,
  common,
  filter,
  gallery,
  'generation-form': generationForm,
  grids,
  image,
  imports,
  queue,
  settings,
  studio,
  styles,
  styling,
  wildcards,
}
