import type { Kit } from './kits/postgres.ts'
import { defineA1111 } from './tables/a1111.ts'
import { defineEngines } from './tables/engines.ts'
import { defineGenerations } from './tables/generations.ts'
import { defineImages } from './tables/images.ts'
import { defineInputs } from './tables/inputs.ts'
import { defineLibrary } from './tables/library.ts'
import { defineLinks } from './tables/links.ts'
import { definePeople } from './tables/people.ts'
import { defineStudio } from './tables/studio.ts'
import { defineWebhooks } from './tables/webhooks.ts'

/** The schema, once for both databases. */
export function defineTables(c: Kit) {
  const generations = defineGenerations(c)
  const images = defineImages(c, generations)
  return {
    ...generations,
    ...images,
    ...defineInputs(c, { ...generations, ...images }),
    ...defineLibrary(c, images),
    ...defineLinks(c),
    ...defineStudio(c),
    ...definePeople(c),
    ...defineEngines(c),
    ...defineA1111(c),
    ...defineWebhooks(c),
  }
}

export type Tables = ReturnType<typeof defineTables>
