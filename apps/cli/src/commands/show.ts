import { ApiError } from '@atelier/client'
import { defineCommand, type Surroundings } from '../command.ts'
import { isId } from '../is-id.ts'
import { NotFoundError, UsageError } from '../usage-error.ts'

export const show = defineCommand({
  name: 'show',
  summary: 'Show a picture or a generation, with all that is known of it',
  takes: 'ID...',
  options: {},
  async run({ positionals }, surroundings) {
    if (positionals.length === 0) throw new UsageError('"atelier show" takes the id of a picture or a generation.')
    const noId = positionals.find(id => !isId(id))
    if (noId !== undefined)
      throw new UsageError(`"${noId}" is not the id of a picture or a generation. "atelier list" shows them.`)
    for (const id of positionals) {
      const thing = await read(id, surroundings)
      surroundings.output.result(thing, textOf(thing))
    }
  },
})

const isMissing = (error: unknown) => error instanceof ApiError && error.status === 404

async function read(id: string, { client, signal }: Surroundings) {
  try {
    return await client.getImage({ id }, { signal })
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  try {
    return await client.getGeneration({ id }, { signal })
  } catch (error) {
    if (!isMissing(error)) throw error
    throw new NotFoundError(`There is neither a picture nor a generation ${id}.`, { cause: error })
  }
}

/** What has a value, one a line. */
const textOf = (thing: object) =>
  Object.entries(thing)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name.padEnd(16)}${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join('\n')
