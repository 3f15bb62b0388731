// Stands in for the extension's interface: the measured page is a plain one.
const silent = { addListener: () => {}, removeListener: () => {} };

export default {
  runtime: { id: 'bench', onMessage: silent, sendMessage: async () => undefined },
  i18n: {
    getMessage: (name: string, substitutions: string | string[] = []) => [name, substitutions].flat().join(' '),
    getUILanguage: () => 'en',
  },
};
