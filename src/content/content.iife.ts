console.info('stub');
