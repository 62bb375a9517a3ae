import { collections } from './collections.ts'
import { common } from './common.ts'
import { gallery } from './gallery.ts'
import { grids } from './grids.ts'
import { image } from './image.ts'
import { imports } from './imports.ts'
import { settings } from './settings.ts'
import { studio } from './studio.ts'
import { styles } from './styles.ts'
import { styling } from './styling.ts'
import { wildcards } from './wildcards.ts'

/** Everything in German, by the part of the page that says it. */
export const german = {
  collections,
  common,
  gallery,
  grids,
  image,
  imports,
  settings,
  studio,
  styles,
  styling,
  wildcards,
}
