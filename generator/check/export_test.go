package check

// Tests of the outside share one flag with those of the inside.
var Update = update
