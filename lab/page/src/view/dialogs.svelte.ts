// Which of the page's dialogs is open.

class Dialogs {
  open = $state<'help' | 'errata'>();
}

export const dialogs = new Dialogs();
