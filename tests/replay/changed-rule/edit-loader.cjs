// A webpack loader that edits one line of a rule, as a developer would, and leaves the workflows as they are. Node only.

module.exports = function edit(source) {
  const { from, to } = this.getOptions();
  if (source.split(from).length !== 2)
    throw new Error(`Edit a rule: "${from}" is not there exactly once, wanted it so`);
  return source.replace(from, () => to);
};
