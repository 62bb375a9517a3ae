import { messages } from '../../i18n/messages/en/generation-form.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('generation-form', messages)
