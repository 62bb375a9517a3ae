import type { Generation, Image } from '@atelier/client'
import { defineCommand } from '../command.ts'
import { countIn, said } from '../options.ts'
import { UsageError } from '../usage-error.ts'
import { FILTER, filterOf } from './filter.ts'

const LIMIT = 20
const PAGE = 200
const STATUSES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const
const SORTS = ['newest', 'oldest', 'rating', 'largest', 'title'] as const

const firstLine = (text: string) => (text.split('\n')[0] ?? '').slice(0, 80)
const lineOfImage = ({ id, createdAt, width, height, title, prompt }: Image) =>
  [id, createdAt.slice(0, 19), `${width}x${height}`, firstLine(title ?? prompt)].join('\t')
export const lineOfGeneration = ({ id, createdAt, status, prompt }: Generation) =>
  [id, createdAt.slice(0, 19), status, firstLine(prompt)].join('\t')

export const list = defineCommand({
  name: 'list',
  summary: 'List pictures, or generations',
  takes: '[images|generations] [options]',
  words: ['images', 'generations'],
  options: {
    ...FILTER,
    sort: { value: 'ORDER', help: 'In which order pictures stand.', oneOf: SORTS },
    status: { value: 'STATUS', help: 'Generations of this status only.', oneOf: STATUSES },
    limit: { short: 'n', value: 'N', help: `At most so many; ${LIMIT} when left out.` },
    all: { help: 'All of them.' },
  },
  async run({ values, positionals: [what = 'images', ...more] }, { client, output, signal }) {
    if (more.length > 0 || (what !== 'images' && what !== 'generations'))
      throw new UsageError('"atelier list" takes images or generations.')
    const limit = values.all ? Infinity : (countIn('limit', values.limit) ?? LIMIT)
    const page = { limit: Math.min(PAGE, limit) }
    // Both are held against their lists by the parser.
    const sort = values.sort as (typeof SORTS)[number] | undefined
    const status = values.status as (typeof STATUSES)[number] | undefined
    let left = limit
    if (what === 'images')
      for await (const image of client.images.all({ ...filterOf(values), ...said({ sort }), ...page }, { signal })) {
        output.result(image, lineOfImage(image))
        if ((left -= 1) <= 0) return
      }
    else
      for await (const generation of client.generations.all({ ...said({ status }), ...page }, { signal })) {
        output.result(generation, lineOfGeneration(generation))
        if ((left -= 1) <= 0) return
      }
  },
})
