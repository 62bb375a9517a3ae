import { rename, writeFile } from 'node:fs/promises'
import type { Told } from '@atelier/client'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { readWhole } from '../files.ts'
import { countIn } from '../options.ts'

export const events = defineCommand({
  name: 'events',
  summary: 'Follow what happens, until Ctrl-C',
  takes: '[options]',
  more: 'A line that breaks is opened anew and goes on where it was. What comes as `reset` was missed for good: read lists again.',
  options: {
    type: {
      short: 't',
      value: 'TYPE',
      many: true,
      help: 'Only events of this type, such as image.created, or of this beginning, such as image.',
    },
    since: { value: 'ID', help: 'Begin behind this event.' },
    resume: { value: 'FILE', help: 'Begin behind the event whose id is in this file, and write each there.' },
    count: { short: 'n', value: 'N', help: 'End after so many.' },
  },
  async run({ values }, { client, output, signal }) {
    const lastEventId = values.since ?? (values.resume === undefined ? undefined : await storedId(values.resume))
    const wanted = values.type ?? []
    let left = countIn('count', values.count) ?? Infinity
    const following = client.events({
      signal,
      lastEventId,
      onLost: (_error, pauseMs) => output.note(`The line broke; trying again in ${(pauseMs / 1000).toFixed(1)} s.`),
    })
    try {
      for await (const event of following) {
        if (wanted.length === 0 || wanted.some(type => event.type.startsWith(type))) {
          output.result(event, lineOf(event))
          left -= 1
        }
        if (values.resume !== undefined && event.eventId !== undefined) await storeId(values.resume, event.eventId)
        if (left <= 0) return EXIT.ok
      }
    } catch (error) {
      // That is how it ends.
      if (!signal.aborted) throw error
    }
    return EXIT.ok
  },
})

const storedId = (file: string) =>
  readWhole(file).then(
    text => text.toString('utf8').trim() || undefined,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    },
  )

async function storeId(file: string, id: string) {
  await writeFile(`${file}.part`, `${id}\n`)
  await rename(`${file}.part`, file)
}

function lineOf(event: Told): string {
  const at = 'at' in event ? event.at : ''
  const what =
    'generation' in event
      ? `${event.generation.id}\t${Math.round(event.generation.progress * 100)} %`
      : 'image' in event
        ? event.image.id
        : 'generationId' in event
          ? event.generationId
          : 'id' in event
            ? event.id
            : ''
  return [at, event.type, what].join('\t').trimEnd()
}
