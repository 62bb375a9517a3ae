import { defineCommand } from '../command.ts'
import { said } from '../options.ts'

export const models = defineCommand({
  name: 'models',
  summary: 'List the models, or search for more',
  takes: '[WORDS] [options]',
  options: {
    engine: { value: 'ID', help: 'Of this engine only.' },
    ready: { help: 'Only what can be used now.' },
  },
  async run({ values, positionals }, { client, output, signal }) {
    const q = positionals.length > 0 ? positionals.join(' ') : undefined
    const { items, incomplete } = await client.listModels(said({ q, provider: values.engine }), { signal })
    if (incomplete) output.note(incomplete.detail)
    for (const model of items.filter(({ status }) => !values.ready || status === 'ready'))
      output.result(
        model,
        [model.id, model.status, model.tasks.join(','), model.isDefault ? 'default' : ''].join('\t').trimEnd(),
      )
  },
})
