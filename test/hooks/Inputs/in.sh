# Runs a command in the project of a test, with what pre-commit and git need to know: in.sh DIRECTORY PLUGIN COMMAND ...
# Where DIRECTORY is 'elsewhere', it is one outside the checkout, above which no compilation database lies.
HOOKS_TEST="$1"
[ "$1" != elsewhere ] || HOOKS_TEST="$TMPDIR/hooks"
export HOOKS_TEST PRE_COMMIT_HOME="$HOOKS_TEST/home" LEAK_TIDY_PLUGIN="$2" GIT_CONFIG_GLOBAL=/dev/null PRE_COMMIT_COLOR=never
export GIT_AUTHOR_NAME=test GIT_AUTHOR_EMAIL=test@localhost GIT_COMMITTER_NAME=test GIT_COMMITTER_EMAIL=test@localhost
[ ! -d "$HOOKS_TEST/project" ] || cd "$HOOKS_TEST/project" || exit
shift 2
exec "$@"
