import { defineCommand } from '../command.ts'
import { UsageError } from '../usage-error.ts'
import { lineOfGeneration } from './list.ts'

export const cancel = defineCommand({
  name: 'cancel',
  summary: 'Stop generations that wait or run',
  takes: 'ID...',
  options: {},
  async run({ positionals }, { client, output, signal }) {
    if (positionals.length === 0) throw new UsageError('"atelier cancel" takes the id of a generation.')
    for (const id of positionals) {
      const generation = await client.cancelGeneration({ id }, { signal })
      output.result(generation, lineOfGeneration(generation))
    }
  },
})
