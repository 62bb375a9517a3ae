import { createHash } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import type { Image } from '@atelier/client'
import { atATime } from '../at-a-time.ts'
import { defineCommand, type Surroundings } from '../command.ts'
import { makeFolder, placeOf, save, sizeOf } from '../files.ts'
import { FILTER, filterOf } from './filter.ts'

const AT_A_TIME = 4
const PAGE = 200
/** As many as one archive of the API takes. */
const IN_ARCHIVE = 500

export const exportImages = defineCommand({
  name: 'export',
  summary: 'Save pictures of the studio in a folder, with their recipes',
  takes: '[--out FOLDER] [options]',
  more: 'What is there already is skipped, so an export that was stopped goes on. Beside each picture stands what is known of it, as JSON.',
  options: {
    ...FILTER,
    out: { value: 'FOLDER', help: 'Where they are saved; the folder "atelier" when left out.' },
    zip: { help: `As archives of up to ${IN_ARCHIVE}, each with a recipes.json.` },
    'no-recipe': { help: 'Without recipes, in the files and beside them.' },
  },
  async run({ values }, surroundings) {
    const { client, output, signal } = surroundings
    const folder = values.out ?? 'atelier'
    await makeFolder(folder)
    // Oldest first: what is made meanwhile comes last and shifts nothing.
    const images = client.images.all({ ...filterOf(values), sort: 'oldest', limit: PAGE }, { signal })
    const recipe = !values['no-recipe']
    const counts = { saved: 0, skipped: 0 }
    const done = (path: string, isNew: boolean, told: object) => {
      counts[isNew ? 'saved' : 'skipped'] += 1
      output.result({ path, skipped: !isNew, ...told }, `${isNew ? 'saved' : 'skipped'}\t${path}`)
    }
    if (values.zip)
      await atATime(1, inParts(images, IN_ARCHIVE), async part => {
        const path = placeOf(folder, archiveName(part))
        const isNew = (await sizeOf(path)) === undefined
        const ids = part.map(({ id }) => id)
        if (isNew) await save(path, await client.archiveImages({ ids, recipe }, { signal }))
        done(path, isNew, { ids })
      })
    else
      await atATime(AT_A_TIME, images, async image => {
        const path = placeOf(folder, recipe ? image.filename : `${image.id}${/\.\w+$/.exec(image.filename)?.[0] ?? ''}`)
        done(path, await saveOne(image, path, recipe, surroundings), { id: image.id })
      })
    output.note(`${counts.saved} saved, ${counts.skipped} were there already.`)
  },
})

/** Whether it was not there before. Without recipes a file is smaller than it is in the studio. */
async function saveOne(
  image: Image,
  path: string,
  recipe: boolean,
  { client, signal }: Surroundings,
): Promise<boolean> {
  const there = await sizeOf(path)
  const isThere = recipe ? there === image.sizeBytes : there !== undefined
  if (!isThere)
    await save(path, await client.getImageFile({ id: image.id, ...(!recipe && { recipe: false }) }, { signal }))
  if (!recipe) return !isThere
  await writeFile(`${path}.json.part`, `${JSON.stringify(image, null, 2)}\n`)
  await rename(`${path}.json.part`, `${path}.json`)
  return !isThere
}

async function* inParts<T>(things: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let part: T[] = []
  for await (const thing of things) {
    part.push(thing)
    if (part.length === size) {
      yield part
      part = []
    }
  }
  if (part.length > 0) yield part
}

/** The same pictures have the same name, so that an archive that is there is known. */
const archiveName = (part: readonly Image[]) =>
  `atelier-${part[0]?.createdAt.slice(0, 10) ?? ''}-${createHash('sha256')
    .update(part.map(({ id }) => id).join())
    .digest('hex')
    .slice(0, 12)}.zip`
