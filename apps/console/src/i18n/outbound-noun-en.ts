/** English words of the page of outbound lists. */
export const outboundLists = {
  heading: 'Outbound lists',
  about: 'Customers a campaign calls: shown to an agent first, or called one by one for who is free.',
  one: 'Outbound list',
  create: 'Add a list',
  made: 'The list was added. Open it to import customers.',
  name: 'Name',
  searchHint: 'Part of a name',
  empty: 'There is no outbound list yet',
  emptyHint: 'Add one, then import customers from a file.',
  removeQuestion: (name: string) => `Remove the list “${name}”?`,
  removeHint: 'Its customers and what came of them go too; calls and reports stay. This cannot be undone.',
  columns: { campaign: 'Campaign', mode: 'How it calls', state: 'State' },
};
