import { ApiError } from '@atelier/client'
import { defineCommand, type Surroundings } from '../command.ts'
import { UsageError } from '../usage-error.ts'

export const show = defineCommand({
  name: 'show',
  summary: 'Show a picture or a generation, with all that is known of it',
  takes: 'ID...',
  options: {},
  async run({ positionals }, surroundings) {
    if (positionals.length === 0) throw new UsageError('"atelier show" takes the id of a picture or a generation.')
    for (const id of positionals) {
      const thing = await read(id, surroundings)
      surroundings.output.result(thing, textOf(thing))
    }
  },
})

async function read(id: string, { client, signal }: Surroundings) {
  try {
    return await client.getImage({ id }, { signal })
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) throw error
    return client.getGeneration({ id }, { signal })
  }
}

/** What has a value, one a line. */
const textOf = (thing: object) =>
  Object.entries(thing)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name.padEnd(16)}${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join('\n')
