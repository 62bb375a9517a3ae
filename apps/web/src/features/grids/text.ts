import { messages } from '../../i18n/messages/en/grids.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('grids', messages)
