import { GenerationError, isFinished, type Generation, type Image, type InputOf } from '@atelier/client'
import { atATime } from '../at-a-time.ts'
import { defineCommand, type Surroundings } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { makeFolder, placeOf, readWhole, save, sizeOf } from '../files.ts'
import { readAll } from '../stdin.ts'
import { UsageError } from '../usage-error.ts'
import { INPUTS, inputsOf } from './inputs.ts'
import { lineOfGeneration } from './list.ts'
import { PARAMETERS, parametersOf } from './parameters.ts'

/** Of a file of prompts so many are asked for at a time; the studio has its own queue. */
const AT_A_TIME = 4

export const generate = defineCommand({
  name: 'generate',
  summary: 'Make pictures from a prompt and save them here',
  takes: '[PROMPT|-] [options]',
  more: '"-" reads prompts from stdin, --file from a file: one a line. Ctrl-C cancels what was asked for. The paths of the pictures are the output.',
  options: {
    ...INPUTS,
    ...PARAMETERS,
    file: { short: 'f', value: 'FILE', help: 'Prompts, one a line.' },
    out: { value: 'FOLDER', help: 'Where pictures are saved; here when left out.' },
    'no-save': { help: 'Leave the pictures in the studio.' },
    'no-wait': { help: 'Ask, and do not wait.' },
  },
  async run({ values, positionals }, surroundings) {
    const { client, output, signal } = surroundings
    const prompts = await promptsOf(positionals, values.file, surroundings.stdin)
    const parameters = parametersOf(values)
    // Enlarging keeps the words that a picture has.
    if (prompts.length === 0 && parameters.scale === undefined)
      throw new UsageError('"atelier generate" takes a prompt.')
    const inputs = await inputsOf(values, surroundings)
    const requests = (prompts.length > 0 ? prompts : [undefined]).map(prompt => ({
      ...parameters,
      ...(prompt !== undefined && { prompt }),
      ...(inputs && { inputs }),
    }))
    if (values['no-wait']) {
      for (const request of requests) {
        const generation = await client.createGeneration(request, { signal })
        output.result(generation, lineOfGeneration(generation))
      }
      return EXIT.ok
    }
    const folder = values['no-save'] ? undefined : (values.out ?? '.')
    if (folder !== undefined) await makeFolder(folder)
    return makeAll(requests, folder, surroundings)
  },
})

async function promptsOf(positionals: readonly string[], file: string | undefined, stdin: NodeJS.ReadStream) {
  if (positionals.length > 1) throw new UsageError('A prompt of several words stands in quotes.')
  const [prompt] = positionals
  if (prompt !== undefined && file !== undefined) throw new UsageError('Either a prompt or --file.')
  if (prompt?.trim() === '') throw new UsageError('The prompt is empty.')
  if (prompt !== undefined && prompt !== '-') return [prompt]
  if (prompt === undefined && file === undefined) return []
  const text = prompt === '-' || file === '-' ? await readAll(stdin) : (await readWhole(file ?? '')).toString('utf8')
  return text.split(/\r?\n/).filter(line => line.trim() !== '')
}

type Request = InputOf<'createGeneration'>

async function makeAll(requests: readonly Request[], folder: string | undefined, surroundings: Surroundings) {
  const { output } = surroundings
  const shares = requests.map(() => 0)
  let failed = 0
  const tell = () => {
    const share = shares.reduce((sum, one) => sum + one, 0) / shares.length
    output.progress(share, `${Math.round(share * 100)} %${requests.length > 1 ? ` of ${requests.length} prompts` : ''}`)
  }
  await atATime(AT_A_TIME, requests.entries(), async ([at, request]) => {
    const generation = await make(request, surroundings, share => {
      shares[at] = share
      tell()
    })
    shares[at] = 1
    const files = folder === undefined ? [] : await saveAll(generation.images, folder, surroundings)
    if (output.isJson || files.length === 0) output.result({ ...generation, files }, lineOfGeneration(generation))
    else for (const file of files) output.result(file, file)
    if (generation.status === 'succeeded') return
    failed += 1
    output.note(`${generation.prompt}: ${generation.error?.message ?? 'cancelled'}`)
  })
  output.clear()
  return failed > 0 ? EXIT.failed : EXIT.ok
}

/** Whatever came of it: what was finished of a failed one is saved, too. */
async function make(
  request: Request,
  { client, signal }: Surroundings,
  onShare: (share: number) => void,
): Promise<Generation> {
  try {
    return await client.generate(request, {
      signal,
      onUpdate: generation => onShare(isFinished(generation) ? 1 : generation.progress),
    })
  } catch (error) {
    if (error instanceof GenerationError) return error.generation
    throw error
  }
}

async function saveAll(images: readonly Image[], folder: string, { client, signal }: Surroundings): Promise<string[]> {
  const files: string[] = []
  for (const image of images) {
    const path = placeOf(folder, image.filename)
    if ((await sizeOf(path)) !== image.sizeBytes)
      await save(path, await client.getImageFile({ id: image.id }, { signal }))
    files.push(path)
  }
  return files
}
