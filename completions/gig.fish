# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_gig_global_optspecs
    string join \n q/quiet v/verbose color= h/help V/version
end

function __fish_gig_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_gig_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_gig_using_subcommand
    set -l cmd (__fish_gig_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c gig -n "__fish_gig_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_needs_command" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_needs_command" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c gig -n "__fish_gig_needs_command" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_needs_command" -f -a "proposal" -d 'Draft a proposal for a job post, and check it'
complete -c gig -n "__fish_gig_needs_command" -f -a "post" -d 'Turn a brief into a job post; what nobody decided is asked, or stays a blank'
complete -c gig -n "__fish_gig_needs_command" -f -a "write" -d 'Write any other text from a template: a reply, an overview, milestones, an offer'
complete -c gig -n "__fish_gig_needs_command" -f -a "chat" -d 'Talk with a companion that knows the post, the profile and the draft'
complete -c gig -n "__fish_gig_needs_command" -f -a "revise" -d 'Make the next version of a draft: what changes, what stays'
complete -c gig -n "__fish_gig_needs_command" -f -a "check" -d 'Check a proposal or a job post by rules'
complete -c gig -n "__fish_gig_needs_command" -f -a "compare" -d 'Compare the proposals you got, side by side on your post\'s own terms'
complete -c gig -n "__fish_gig_needs_command" -f -a "profile" -d 'Keep what you can prove: your profiles'
complete -c gig -n "__fish_gig_needs_command" -f -a "prompts" -d 'List and show the templates drafts are made from'
complete -c gig -n "__fish_gig_needs_command" -f -a "init" -d 'Set gig up: an endpoint, a model, a profile'
complete -c gig -n "__fish_gig_needs_command" -f -a "scan" -d 'Find traps, scams and demands in a job post'
complete -c gig -n "__fish_gig_needs_command" -f -a "match" -d 'Match a post with the profile, or rank many posts or profiles'
complete -c gig -n "__fish_gig_needs_command" -f -a "config" -d 'Show and change the settings'
complete -c gig -n "__fish_gig_needs_command" -f -a "schema" -d 'Print the JSON Schema of a command\'s --json'
complete -c gig -n "__fish_gig_needs_command" -f -a "models" -d 'List the models of the endpoint'
complete -c gig -n "__fish_gig_needs_command" -f -a "doctor" -d 'Look for what is wrong with the set-up'
complete -c gig -n "__fish_gig_needs_command" -f -a "skills" -d 'Count what posts ask for and pay, and what your profile lacks of it'
complete -c gig -n "__fish_gig_needs_command" -f -a "history" -d 'List, show, mark, count and delete the drafts gig remembers'
complete -c gig -n "__fish_gig_needs_command" -f -a "batch" -d 'Work on many rows at once: JSON lines or CSV in, JSON lines out'
complete -c gig -n "__fish_gig_needs_command" -f -a "completions" -d 'Print the completion script for a shell'
complete -c gig -n "__fish_gig_needs_command" -f -a "man" -d 'Print the manual page'
complete -c gig -n "__fish_gig_needs_command" -f -a "help" -d 'Print help for a command, or about exit-codes, environment, templates, plugins'
complete -c gig -n "__fish_gig_using_subcommand proposal" -s p -l profile -d 'The profile: a name from \'gig profile list\', or a file' -r
complete -c gig -n "__fish_gig_using_subcommand proposal" -l answers -d 'Answers to the questions: a file of lines ID = "VALUE" (TOML), or a JSON object' -r
complete -c gig -n "__fish_gig_using_subcommand proposal" -s w -l words -d 'About how many words' -r
complete -c gig -n "__fish_gig_using_subcommand proposal" -l tone -d 'The tone: plain, warm, formal, direct, or your own words' -r
complete -c gig -n "__fish_gig_using_subcommand proposal" -l lang -d 'The language (en, es, de …); that of the post or brief unless set' -r
complete -c gig -n "__fish_gig_using_subcommand proposal" -l pack -d 'The site it goes to, whose limits hold: upwork, freelancer, fiverr, linkedin, generic' -r
complete -c gig -n "__fish_gig_using_subcommand proposal" -l repair -d 'How often the findings go back to the model' -r
complete -c gig -n "__fish_gig_using_subcommand proposal" -s o -l out -d 'Write the draft to a file instead of stdout, whole or not at all' -r -F
complete -c gig -n "__fish_gig_using_subcommand proposal" -s n -l candidates -d 'How many drafts to ask for, 1 to 8: pick one on a terminal; else the one with the fewest errors' -r
complete -c gig -n "__fish_gig_using_subcommand proposal" -l engine -d 'What makes the draft: offline, or openai for any OpenAI-compatible endpoint' -r -f -a "offline\t''
openai\t''"
complete -c gig -n "__fish_gig_using_subcommand proposal" -s m -l model -d 'The model or an alias; MODEL@ENDPOINT picks the endpoint too' -r
complete -c gig -n "__fish_gig_using_subcommand proposal" -l endpoint -d 'The endpoint: a configured name, a preset (gig config presets) or a URL' -r
complete -c gig -n "__fish_gig_using_subcommand proposal" -l temperature -d 'The temperature, 0 to 2; the endpoint\'s own unless set' -r
complete -c gig -n "__fish_gig_using_subcommand proposal" -l max-tokens -d 'The longest answer in tokens; the endpoint\'s own unless set' -r
complete -c gig -n "__fish_gig_using_subcommand proposal" -l max-cost -d 'Refuse to send what is estimated to cost more than this, in USD' -r
complete -c gig -n "__fish_gig_using_subcommand proposal" -l retries -d 'How often to try a request again' -r
complete -c gig -n "__fish_gig_using_subcommand proposal" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand proposal" -l questions -d 'Print what your profile has no answer to as questions, in JSON, and stop'
complete -c gig -n "__fish_gig_using_subcommand proposal" -l no-input -d 'Ask nothing: what nobody can answer but you stays a visible gap'
complete -c gig -n "__fish_gig_using_subcommand proposal" -l json -d 'Print one JSON object, which \'gig schema\' describes: the draft, its findings, how it was made'
complete -c gig -n "__fish_gig_using_subcommand proposal" -l stream -d 'Write the answer as it arrives, even into a pipe; implies --repair 0'
complete -c gig -n "__fish_gig_using_subcommand proposal" -l edit -d 'Open the draft in your editor before it is written; what you change is kept as a version'
complete -c gig -n "__fish_gig_using_subcommand proposal" -l copy -d 'Put the draft on the clipboard, too'
complete -c gig -n "__fish_gig_using_subcommand proposal" -l dry-run -d 'Print the exact request and send nothing'
complete -c gig -n "__fish_gig_using_subcommand proposal" -l no-history -d 'Do not keep this draft in the history'
complete -c gig -n "__fish_gig_using_subcommand proposal" -l keep -d 'Keep the post\'s text for good; otherwise it goes after 30 days (the setting post_days)'
complete -c gig -n "__fish_gig_using_subcommand proposal" -l redact -d 'Keep names, e-mail addresses and phone numbers back from the model; they are put back after'
complete -c gig -n "__fish_gig_using_subcommand proposal" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand proposal" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand proposal" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand proposal" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand post" -l from -d 'Rework this job post: what it decides stays, what it lacks is asked or stays a blank; stderr says what changed and why' -r
complete -c gig -n "__fish_gig_using_subcommand post" -s p -l profile -d 'The client\'s profile: a name from \'gig profile list\', or a file' -r
complete -c gig -n "__fish_gig_using_subcommand post" -l answers -d 'Answers to the questions: a file of lines ID = \\"VALUE\\" (TOML), or a JSON object' -r
complete -c gig -n "__fish_gig_using_subcommand post" -l budget -d 'The sum or range, with its currency' -r
complete -c gig -n "__fish_gig_using_subcommand post" -l timeline -d 'By when, or for how long' -r
complete -c gig -n "__fish_gig_using_subcommand post" -l set -d 'One answer: task, deliverables, budget, pay, done, timeline, ai, level, skills, timezone, rounds, calls, screening' -r
complete -c gig -n "__fish_gig_using_subcommand post" -l format -d 'The form of the post; json is --json' -r -f -a "markdown\t''
text\t''
json\t''"
complete -c gig -n "__fish_gig_using_subcommand post" -s w -l words -d 'About how many words' -r
complete -c gig -n "__fish_gig_using_subcommand post" -l tone -d 'The tone: plain, warm, formal, direct, or your own words' -r
complete -c gig -n "__fish_gig_using_subcommand post" -l lang -d 'The language (en, es, de …); that of the post or brief unless set' -r
complete -c gig -n "__fish_gig_using_subcommand post" -l pack -d 'The site it goes to, whose limits hold: upwork, freelancer, fiverr, linkedin, generic' -r
complete -c gig -n "__fish_gig_using_subcommand post" -l repair -d 'How often the findings go back to the model' -r
complete -c gig -n "__fish_gig_using_subcommand post" -s o -l out -d 'Write the draft to a file instead of stdout, whole or not at all' -r -F
complete -c gig -n "__fish_gig_using_subcommand post" -s n -l candidates -d 'How many drafts to ask for, 1 to 8: pick one on a terminal; else the one with the fewest errors' -r
complete -c gig -n "__fish_gig_using_subcommand post" -l engine -d 'What makes the draft: offline, or openai for any OpenAI-compatible endpoint' -r -f -a "offline\t''
openai\t''"
complete -c gig -n "__fish_gig_using_subcommand post" -s m -l model -d 'The model or an alias; MODEL@ENDPOINT picks the endpoint too' -r
complete -c gig -n "__fish_gig_using_subcommand post" -l endpoint -d 'The endpoint: a configured name, a preset (gig config presets) or a URL' -r
complete -c gig -n "__fish_gig_using_subcommand post" -l temperature -d 'The temperature, 0 to 2; the endpoint\'s own unless set' -r
complete -c gig -n "__fish_gig_using_subcommand post" -l max-tokens -d 'The longest answer in tokens; the endpoint\'s own unless set' -r
complete -c gig -n "__fish_gig_using_subcommand post" -l max-cost -d 'Refuse to send what is estimated to cost more than this, in USD' -r
complete -c gig -n "__fish_gig_using_subcommand post" -l retries -d 'How often to try a request again' -r
complete -c gig -n "__fish_gig_using_subcommand post" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand post" -l questions -d 'Print what is missing as questions, in JSON, and stop'
complete -c gig -n "__fish_gig_using_subcommand post" -l no-input -d 'Ask nothing: what is missing stays a blank'
complete -c gig -n "__fish_gig_using_subcommand post" -l json -d 'Print one JSON object, which \'gig schema\' describes: the draft, its findings, how it was made'
complete -c gig -n "__fish_gig_using_subcommand post" -l stream -d 'Write the answer as it arrives, even into a pipe; implies --repair 0'
complete -c gig -n "__fish_gig_using_subcommand post" -l edit -d 'Open the draft in your editor before it is written; what you change is kept as a version'
complete -c gig -n "__fish_gig_using_subcommand post" -l copy -d 'Put the draft on the clipboard, too'
complete -c gig -n "__fish_gig_using_subcommand post" -l dry-run -d 'Print the exact request and send nothing'
complete -c gig -n "__fish_gig_using_subcommand post" -l no-history -d 'Do not keep this draft in the history'
complete -c gig -n "__fish_gig_using_subcommand post" -l keep -d 'Keep the post\'s text for good; otherwise it goes after 30 days (the setting post_days)'
complete -c gig -n "__fish_gig_using_subcommand post" -l redact -d 'Keep names, e-mail addresses and phone numbers back from the model; they are put back after'
complete -c gig -n "__fish_gig_using_subcommand post" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand post" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand post" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand post" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand write" -l set -d 'An input of the template; NAME=@FILE reads it from a file' -r
complete -c gig -n "__fish_gig_using_subcommand write" -l post -d 'The job post, for templates that take one beside their text' -r
complete -c gig -n "__fish_gig_using_subcommand write" -s p -l profile -d 'The profile: a name from \'gig profile list\', or a file' -r
complete -c gig -n "__fish_gig_using_subcommand write" -s w -l words -d 'About how many words' -r
complete -c gig -n "__fish_gig_using_subcommand write" -l tone -d 'The tone: plain, warm, formal, direct, or your own words' -r
complete -c gig -n "__fish_gig_using_subcommand write" -l lang -d 'The language (en, es, de …); that of the post or brief unless set' -r
complete -c gig -n "__fish_gig_using_subcommand write" -l pack -d 'The site it goes to, whose limits hold: upwork, freelancer, fiverr, linkedin, generic' -r
complete -c gig -n "__fish_gig_using_subcommand write" -l repair -d 'How often the findings go back to the model' -r
complete -c gig -n "__fish_gig_using_subcommand write" -s o -l out -d 'Write the draft to a file instead of stdout, whole or not at all' -r -F
complete -c gig -n "__fish_gig_using_subcommand write" -s n -l candidates -d 'How many drafts to ask for, 1 to 8: pick one on a terminal; else the one with the fewest errors' -r
complete -c gig -n "__fish_gig_using_subcommand write" -l engine -d 'What makes the draft: offline, or openai for any OpenAI-compatible endpoint' -r -f -a "offline\t''
openai\t''"
complete -c gig -n "__fish_gig_using_subcommand write" -s m -l model -d 'The model or an alias; MODEL@ENDPOINT picks the endpoint too' -r
complete -c gig -n "__fish_gig_using_subcommand write" -l endpoint -d 'The endpoint: a configured name, a preset (gig config presets) or a URL' -r
complete -c gig -n "__fish_gig_using_subcommand write" -l temperature -d 'The temperature, 0 to 2; the endpoint\'s own unless set' -r
complete -c gig -n "__fish_gig_using_subcommand write" -l max-tokens -d 'The longest answer in tokens; the endpoint\'s own unless set' -r
complete -c gig -n "__fish_gig_using_subcommand write" -l max-cost -d 'Refuse to send what is estimated to cost more than this, in USD' -r
complete -c gig -n "__fish_gig_using_subcommand write" -l retries -d 'How often to try a request again' -r
complete -c gig -n "__fish_gig_using_subcommand write" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand write" -l list -d 'List the templates with what they need'
complete -c gig -n "__fish_gig_using_subcommand write" -l json -d 'Print one JSON object, which \'gig schema\' describes: the draft, its findings, how it was made'
complete -c gig -n "__fish_gig_using_subcommand write" -l stream -d 'Write the answer as it arrives, even into a pipe; implies --repair 0'
complete -c gig -n "__fish_gig_using_subcommand write" -l edit -d 'Open the draft in your editor before it is written; what you change is kept as a version'
complete -c gig -n "__fish_gig_using_subcommand write" -l copy -d 'Put the draft on the clipboard, too'
complete -c gig -n "__fish_gig_using_subcommand write" -l dry-run -d 'Print the exact request and send nothing'
complete -c gig -n "__fish_gig_using_subcommand write" -l no-history -d 'Do not keep this draft in the history'
complete -c gig -n "__fish_gig_using_subcommand write" -l keep -d 'Keep the post\'s text for good; otherwise it goes after 30 days (the setting post_days)'
complete -c gig -n "__fish_gig_using_subcommand write" -l redact -d 'Keep names, e-mail addresses and phone numbers back from the model; they are put back after'
complete -c gig -n "__fish_gig_using_subcommand write" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand write" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand write" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand write" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand chat" -l post -d 'The job post: a file' -r
complete -c gig -n "__fish_gig_using_subcommand chat" -s p -l profile -d 'The profile: a name from \'gig profile list\', or a file' -r
complete -c gig -n "__fish_gig_using_subcommand chat" -l draft -d 'A draft to talk about: a file' -r
complete -c gig -n "__fish_gig_using_subcommand chat" -l session -d 'Go on with the session of this name, or begin it' -r
complete -c gig -n "__fish_gig_using_subcommand chat" -l tokens -d 'How much of the talk goes to the model, in tokens; the oldest stays behind' -r
complete -c gig -n "__fish_gig_using_subcommand chat" -l delete -d 'Delete a session' -r
complete -c gig -n "__fish_gig_using_subcommand chat" -l engine -d 'What makes the draft: offline, or openai for any OpenAI-compatible endpoint' -r -f -a "offline\t''
openai\t''"
complete -c gig -n "__fish_gig_using_subcommand chat" -s m -l model -d 'The model or an alias; MODEL@ENDPOINT picks the endpoint too' -r
complete -c gig -n "__fish_gig_using_subcommand chat" -l endpoint -d 'The endpoint: a configured name, a preset (gig config presets) or a URL' -r
complete -c gig -n "__fish_gig_using_subcommand chat" -l temperature -d 'The temperature, 0 to 2; the endpoint\'s own unless set' -r
complete -c gig -n "__fish_gig_using_subcommand chat" -l max-tokens -d 'The longest answer in tokens; the endpoint\'s own unless set' -r
complete -c gig -n "__fish_gig_using_subcommand chat" -l max-cost -d 'Refuse to send what is estimated to cost more than this, in USD' -r
complete -c gig -n "__fish_gig_using_subcommand chat" -l retries -d 'How often to try a request again' -r
complete -c gig -n "__fish_gig_using_subcommand chat" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand chat" -s c -l continue -d 'Go on with the newest session'
complete -c gig -n "__fish_gig_using_subcommand chat" -l once -d 'Answer one question, given or piped in, and end'
complete -c gig -n "__fish_gig_using_subcommand chat" -l json -d 'Print the answer as JSON (schema gig.chat/1)'
complete -c gig -n "__fish_gig_using_subcommand chat" -l vi -d 'Use the keys of vi'
complete -c gig -n "__fish_gig_using_subcommand chat" -l list -d 'List the sessions'
complete -c gig -n "__fish_gig_using_subcommand chat" -l no-history -d 'Do not keep this draft in the history'
complete -c gig -n "__fish_gig_using_subcommand chat" -l keep -d 'Keep the post\'s text for good; otherwise it goes after 30 days (the setting post_days)'
complete -c gig -n "__fish_gig_using_subcommand chat" -l redact -d 'Keep names, e-mail addresses and phone numbers back from the model; they are put back after'
complete -c gig -n "__fish_gig_using_subcommand chat" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand chat" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand chat" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand chat" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand revise" -l of -d 'The draft of the history it is a version of; told by its words unless given' -r
complete -c gig -n "__fish_gig_using_subcommand revise" -l kind -d 'The kind of text, whose rules hold; that of the draft unless given' -r -f -a "proposal\t'A proposal'
message\t'Another text to a client: a reply, a follow-up'
post\t'A job post'"
complete -c gig -n "__fish_gig_using_subcommand revise" -l post -d 'The job post it answers; that of the draft unless given' -r
complete -c gig -n "__fish_gig_using_subcommand revise" -s p -l profile -d 'The profile: a name from \'gig profile list\', or a file; that of the draft unless given' -r
complete -c gig -n "__fish_gig_using_subcommand revise" -s w -l words -d 'About how many words' -r
complete -c gig -n "__fish_gig_using_subcommand revise" -l tone -d 'The tone: plain, warm, formal, direct, or your own words' -r
complete -c gig -n "__fish_gig_using_subcommand revise" -l lang -d 'The language (en, es, de …); that of the post or brief unless set' -r
complete -c gig -n "__fish_gig_using_subcommand revise" -l pack -d 'The site it goes to, whose limits hold: upwork, freelancer, fiverr, linkedin, generic' -r
complete -c gig -n "__fish_gig_using_subcommand revise" -l repair -d 'How often the findings go back to the model' -r
complete -c gig -n "__fish_gig_using_subcommand revise" -s o -l out -d 'Write the draft to a file instead of stdout, whole or not at all' -r -F
complete -c gig -n "__fish_gig_using_subcommand revise" -s n -l candidates -d 'How many drafts to ask for, 1 to 8: pick one on a terminal; else the one with the fewest errors' -r
complete -c gig -n "__fish_gig_using_subcommand revise" -l engine -d 'What makes the draft: offline, or openai for any OpenAI-compatible endpoint' -r -f -a "offline\t''
openai\t''"
complete -c gig -n "__fish_gig_using_subcommand revise" -s m -l model -d 'The model or an alias; MODEL@ENDPOINT picks the endpoint too' -r
complete -c gig -n "__fish_gig_using_subcommand revise" -l endpoint -d 'The endpoint: a configured name, a preset (gig config presets) or a URL' -r
complete -c gig -n "__fish_gig_using_subcommand revise" -l temperature -d 'The temperature, 0 to 2; the endpoint\'s own unless set' -r
complete -c gig -n "__fish_gig_using_subcommand revise" -l max-tokens -d 'The longest answer in tokens; the endpoint\'s own unless set' -r
complete -c gig -n "__fish_gig_using_subcommand revise" -l max-cost -d 'Refuse to send what is estimated to cost more than this, in USD' -r
complete -c gig -n "__fish_gig_using_subcommand revise" -l retries -d 'How often to try a request again' -r
complete -c gig -n "__fish_gig_using_subcommand revise" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand revise" -l json -d 'Print one JSON object, which \'gig schema\' describes: the draft, its findings, how it was made'
complete -c gig -n "__fish_gig_using_subcommand revise" -l stream -d 'Write the answer as it arrives, even into a pipe; implies --repair 0'
complete -c gig -n "__fish_gig_using_subcommand revise" -l edit -d 'Open the draft in your editor before it is written; what you change is kept as a version'
complete -c gig -n "__fish_gig_using_subcommand revise" -l copy -d 'Put the draft on the clipboard, too'
complete -c gig -n "__fish_gig_using_subcommand revise" -l dry-run -d 'Print the exact request and send nothing'
complete -c gig -n "__fish_gig_using_subcommand revise" -l no-history -d 'Do not keep this draft in the history'
complete -c gig -n "__fish_gig_using_subcommand revise" -l keep -d 'Keep the post\'s text for good; otherwise it goes after 30 days (the setting post_days)'
complete -c gig -n "__fish_gig_using_subcommand revise" -l redact -d 'Keep names, e-mail addresses and phone numbers back from the model; they are put back after'
complete -c gig -n "__fish_gig_using_subcommand revise" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand revise" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand revise" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c gig -n "__fish_gig_using_subcommand revise" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand check" -l post -d 'The job post the text answers' -r
complete -c gig -n "__fish_gig_using_subcommand check" -s p -l profile -d 'The writer\'s profile: a name from \'gig profile list\', or a file' -r
complete -c gig -n "__fish_gig_using_subcommand check" -l kind -d 'What the text is; guessed unless set' -r -f -a "proposal\t'A proposal'
message\t'Another text to a client: a reply, a follow-up'
post\t'A job post'"
complete -c gig -n "__fish_gig_using_subcommand check" -l pack -d 'The site it goes to, whose limits hold: upwork, freelancer, fiverr, linkedin, generic' -r
complete -c gig -n "__fish_gig_using_subcommand check" -l earlier -d 'Earlier texts of yours, for likeness (P12, J21)' -r
complete -c gig -n "__fish_gig_using_subcommand check" -l set -d 'Set a rule: RULE=off, on, note, warning or error' -r
complete -c gig -n "__fish_gig_using_subcommand check" -l explain -d 'Explain a rule, by id or name' -r
complete -c gig -n "__fish_gig_using_subcommand check" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand check" -l preview -d 'Print what the client sees before opening the text, and nothing else'
complete -c gig -n "__fish_gig_using_subcommand check" -l json -d 'Print one JSON object (gig.check/1)'
complete -c gig -n "__fish_gig_using_subcommand check" -l sarif -d 'Print SARIF 2.1.0'
complete -c gig -n "__fish_gig_using_subcommand check" -l rows -d 'Read the input as rows, whatever it is called'
complete -c gig -n "__fish_gig_using_subcommand check" -l rules -d 'List every rule'
complete -c gig -n "__fish_gig_using_subcommand check" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand check" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c gig -n "__fish_gig_using_subcommand check" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand compare" -s w -l weight -d 'What a criterion counts for, 0 to 1000; may be given for several' -r
complete -c gig -n "__fish_gig_using_subcommand compare" -s o -l out -d 'Write to a file instead of stdout, whole or not at all' -r -F
complete -c gig -n "__fish_gig_using_subcommand compare" -l engine -d 'What makes the draft: offline, or openai for any OpenAI-compatible endpoint' -r -f -a "offline\t''
openai\t''"
complete -c gig -n "__fish_gig_using_subcommand compare" -s m -l model -d 'The model or an alias; MODEL@ENDPOINT picks the endpoint too' -r
complete -c gig -n "__fish_gig_using_subcommand compare" -l endpoint -d 'The endpoint: a configured name, a preset (gig config presets) or a URL' -r
complete -c gig -n "__fish_gig_using_subcommand compare" -l temperature -d 'The temperature, 0 to 2; the endpoint\'s own unless set' -r
complete -c gig -n "__fish_gig_using_subcommand compare" -l max-tokens -d 'The longest answer in tokens; the endpoint\'s own unless set' -r
complete -c gig -n "__fish_gig_using_subcommand compare" -l max-cost -d 'Refuse to send what is estimated to cost more than this, in USD' -r
complete -c gig -n "__fish_gig_using_subcommand compare" -l retries -d 'How often to try a request again' -r
complete -c gig -n "__fish_gig_using_subcommand compare" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand compare" -l summaries -d 'Have a model sum up each proposal in two neutral sentences; what a proposal does not say is refused'
complete -c gig -n "__fish_gig_using_subcommand compare" -l json -d 'Print one JSON object'
complete -c gig -n "__fish_gig_using_subcommand compare" -l csv -d 'Print a line of CSV for each proposal'
complete -c gig -n "__fish_gig_using_subcommand compare" -l html -d 'Print one HTML page that needs nothing else: to show, to print, to send'
complete -c gig -n "__fish_gig_using_subcommand compare" -l redact -d 'Keep names, e-mail addresses and phone numbers back from the model; they are put back after'
complete -c gig -n "__fish_gig_using_subcommand compare" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand compare" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand compare" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand compare" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand profile; and not __fish_seen_subcommand_from new import export list show edit use check" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand profile; and not __fish_seen_subcommand_from new import export list show edit use check" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand profile; and not __fish_seen_subcommand_from new import export list show edit use check" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand profile; and not __fish_seen_subcommand_from new import export list show edit use check" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand profile; and not __fish_seen_subcommand_from new import export list show edit use check" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand profile; and not __fish_seen_subcommand_from new import export list show edit use check" -f -a "new" -d 'Start a profile: from a form, or from a bio you have'
complete -c gig -n "__fish_gig_using_subcommand profile; and not __fish_seen_subcommand_from new import export list show edit use check" -f -a "import" -d 'Turn a résumé (PDF, DOCX, HTML, Markdown, text, JSON Resume) into a profile'
complete -c gig -n "__fish_gig_using_subcommand profile; and not __fish_seen_subcommand_from new import export list show edit use check" -f -a "export" -d 'Write a profile as JSON Resume or Markdown'
complete -c gig -n "__fish_gig_using_subcommand profile; and not __fish_seen_subcommand_from new import export list show edit use check" -f -a "list" -d 'List your profiles'
complete -c gig -n "__fish_gig_using_subcommand profile; and not __fish_seen_subcommand_from new import export list show edit use check" -f -a "show" -d 'Print what a profile proves, line by line'
complete -c gig -n "__fish_gig_using_subcommand profile; and not __fish_seen_subcommand_from new import export list show edit use check" -f -a "edit" -d 'Open a profile in your editor'
complete -c gig -n "__fish_gig_using_subcommand profile; and not __fish_seen_subcommand_from new import export list show edit use check" -f -a "use" -d 'Use this profile unless another is named'
complete -c gig -n "__fish_gig_using_subcommand profile; and not __fish_seen_subcommand_from new import export list show edit use check" -f -a "check" -d 'Say what a profile lacks'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from new" -l from -d 'A bio, an old profile or an export to start from: a file, or - for stdin' -r
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from new" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from new" -l edit -d 'Open it in your editor'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from new" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from new" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from import" -l name -d 'What to call the profile; the person\'s first name unless said' -r
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from import" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from import" -l dry-run -d 'Print the profile instead of keeping it'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from import" -l json -d 'Print one JSON object: what was taken from which line, and what is doubtful'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from import" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from export" -l format -d 'What to write' -r -f -a "json-resume\t'JSON Resume 1.0.0 (jsonresume.org)'
markdown\t'The profile\'s own Markdown'"
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from export" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON object'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON object: facts with lines, projects, voice'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from edit" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from edit" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from edit" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from use" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from use" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from use" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from use" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from check" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON object'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand profile; and __fish_seen_subcommand_from check" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand prompts; and not __fish_seen_subcommand_from list show new copy edit check diff path" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand prompts; and not __fish_seen_subcommand_from list show new copy edit check diff path" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand prompts; and not __fish_seen_subcommand_from list show new copy edit check diff path" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand prompts; and not __fish_seen_subcommand_from list show new copy edit check diff path" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand prompts; and not __fish_seen_subcommand_from list show new copy edit check diff path" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand prompts; and not __fish_seen_subcommand_from list show new copy edit check diff path" -f -a "list" -d 'List the templates, and where each comes from'
complete -c gig -n "__fish_gig_using_subcommand prompts; and not __fish_seen_subcommand_from list show new copy edit check diff path" -f -a "show" -d 'Print a template as it is written'
complete -c gig -n "__fish_gig_using_subcommand prompts; and not __fish_seen_subcommand_from list show new copy edit check diff path" -f -a "new" -d 'Make a template of your own, ready to be filled in'
complete -c gig -n "__fish_gig_using_subcommand prompts; and not __fish_seen_subcommand_from list show new copy edit check diff path" -f -a "copy" -d 'Copy a template to change it; under the same name yours wins'
complete -c gig -n "__fish_gig_using_subcommand prompts; and not __fish_seen_subcommand_from list show new copy edit check diff path" -f -a "edit" -d 'Change a template of yours in your editor, and check it; a built-in one is copied first'
complete -c gig -n "__fish_gig_using_subcommand prompts; and not __fish_seen_subcommand_from list show new copy edit check diff path" -f -a "check" -d 'Look for what is wrong with templates: every one, or those named'
complete -c gig -n "__fish_gig_using_subcommand prompts; and not __fish_seen_subcommand_from list show new copy edit check diff path" -f -a "diff" -d 'Show how your copy differs from the built-in template'
complete -c gig -n "__fish_gig_using_subcommand prompts; and not __fish_seen_subcommand_from list show new copy edit check diff path" -f -a "path" -d 'Print the folder of your templates, or the file of one: where a copy of yours belongs'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON object'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from new" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from new" -l project -d 'Keep it in the project\'s .gig/prompts'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from new" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from new" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from copy" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from copy" -l project -d 'Keep it in the project\'s .gig/prompts'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from copy" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from copy" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from copy" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from copy" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from edit" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from edit" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from edit" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from check" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from check" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from diff" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from diff" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from diff" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from diff" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from diff" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from path" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand prompts; and __fish_seen_subcommand_from path" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand init" -l endpoint -d 'The endpoint: a preset, a URL, or offline' -r
complete -c gig -n "__fish_gig_using_subcommand init" -l name -d 'What to call an endpoint given by its URL' -r
complete -c gig -n "__fish_gig_using_subcommand init" -l key-env -d 'The variable that holds the key' -r
complete -c gig -n "__fish_gig_using_subcommand init" -l key-cmd -d 'A shell command that prints the key' -r
complete -c gig -n "__fish_gig_using_subcommand init" -l key-file -d 'A file that holds the key' -r
complete -c gig -n "__fish_gig_using_subcommand init" -s m -l model -d 'The model' -r
complete -c gig -n "__fish_gig_using_subcommand init" -l profile -d 'The profile to make, or to use if it exists' -r
complete -c gig -n "__fish_gig_using_subcommand init" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand init" -l key-keyring -d 'Put the key into the system\'s keyring: asked for without showing it, or from stdin'
complete -c gig -n "__fish_gig_using_subcommand init" -l no-key -d 'The endpoint needs no key'
complete -c gig -n "__fish_gig_using_subcommand init" -l no-profile -d 'Make no profile'
complete -c gig -n "__fish_gig_using_subcommand init" -l no-test -d 'Do not ask the endpoint whether it answers'
complete -c gig -n "__fish_gig_using_subcommand init" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand init" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand init" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand init" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand scan" -l seen -d 'Posts seen before, to know one that comes back' -r
complete -c gig -n "__fish_gig_using_subcommand scan" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand scan" -l json -d 'Print JSON'
complete -c gig -n "__fish_gig_using_subcommand scan" -l neutral -d 'Print the copy a model may see: without what is hidden or aimed at AI tools'
complete -c gig -n "__fish_gig_using_subcommand scan" -l rules -d 'List the rules'
complete -c gig -n "__fish_gig_using_subcommand scan" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand scan" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand scan" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand scan" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand match" -s p -l profile -d 'The profile: a name from \'gig profile list\', or a file' -r
complete -c gig -n "__fish_gig_using_subcommand match" -l profiles -d 'Many profiles: a folder, or a file of one JSON object a line' -r
complete -c gig -n "__fish_gig_using_subcommand match" -l rank -d 'What to rank where posts and profiles are both many' -r -f -a "posts\t'Posts, for each profile'
profiles\t'Profiles, for each post'"
complete -c gig -n "__fish_gig_using_subcommand match" -s n -l top -d 'How many results of a ranking' -r
complete -c gig -n "__fish_gig_using_subcommand match" -l embed -d 'Also rank by meaning: the embedding model, by name or MODEL@ENDPOINT, of the configured endpoint' -r
complete -c gig -n "__fish_gig_using_subcommand match" -l max-cost -d 'Refuse to send what is estimated to cost more than this, in USD' -r
complete -c gig -n "__fish_gig_using_subcommand match" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand match" -l cards -d 'A card for each of many posts instead of a ranking'
complete -c gig -n "__fish_gig_using_subcommand match" -l part -d 'Rank a part only: print lines for --merge, which ranks all parts as one'
complete -c gig -n "__fish_gig_using_subcommand match" -l merge -d 'Put together what --part printed, for the same profile or post: the ranking of one process'
complete -c gig -n "__fish_gig_using_subcommand match" -l json -d 'Print JSON: the card, or a line per result, or a line per query'
complete -c gig -n "__fish_gig_using_subcommand match" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand match" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand match" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c gig -n "__fish_gig_using_subcommand match" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand config; and not __fish_seen_subcommand_from show get set unset set-key unset-key edit path trust presets" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand config; and not __fish_seen_subcommand_from show get set unset set-key unset-key edit path trust presets" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand config; and not __fish_seen_subcommand_from show get set unset set-key unset-key edit path trust presets" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand config; and not __fish_seen_subcommand_from show get set unset set-key unset-key edit path trust presets" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand config; and not __fish_seen_subcommand_from show get set unset set-key unset-key edit path trust presets" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand config; and not __fish_seen_subcommand_from show get set unset set-key unset-key edit path trust presets" -f -a "show" -d 'Print every setting that has a value'
complete -c gig -n "__fish_gig_using_subcommand config; and not __fish_seen_subcommand_from show get set unset set-key unset-key edit path trust presets" -f -a "get" -d 'Print the value of one setting'
complete -c gig -n "__fish_gig_using_subcommand config; and not __fish_seen_subcommand_from show get set unset set-key unset-key edit path trust presets" -f -a "set" -d 'Change a setting in your file, or the project\'s'
complete -c gig -n "__fish_gig_using_subcommand config; and not __fish_seen_subcommand_from show get set unset set-key unset-key edit path trust presets" -f -a "unset" -d 'Take a setting out of your file, or the project\'s'
complete -c gig -n "__fish_gig_using_subcommand config; and not __fish_seen_subcommand_from show get set unset set-key unset-key edit path trust presets" -f -a "set-key" -d 'Put an endpoint\'s key into the system\'s keyring: asked for without showing it, or from stdin'
complete -c gig -n "__fish_gig_using_subcommand config; and not __fish_seen_subcommand_from show get set unset set-key unset-key edit path trust presets" -f -a "unset-key" -d 'Take an endpoint\'s key out of the keyring'
complete -c gig -n "__fish_gig_using_subcommand config; and not __fish_seen_subcommand_from show get set unset set-key unset-key edit path trust presets" -f -a "edit" -d 'Open the file in your editor'
complete -c gig -n "__fish_gig_using_subcommand config; and not __fish_seen_subcommand_from show get set unset set-key unset-key edit path trust presets" -f -a "path" -d 'Print the path of the file'
complete -c gig -n "__fish_gig_using_subcommand config; and not __fish_seen_subcommand_from show get set unset set-key unset-key edit path trust presets" -f -a "trust" -d 'Let this project\'s file set endpoints, key sources and limits, as it is now'
complete -c gig -n "__fish_gig_using_subcommand config; and not __fish_seen_subcommand_from show get set unset set-key unset-key edit path trust presets" -f -a "presets" -d 'List the endpoints gig knows'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from show" -l origin -d 'Where each value comes from'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from show" -l all -d 'The settings that have no value too, each with what it is for'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from show" -l json -d 'Print JSON (schema gig.config/1)'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from get" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from get" -l json -d 'Print JSON (schema gig.setting/1)'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from get" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from set" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from set" -l project -d 'The project\'s .gig/config.toml instead of your own'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from set" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from unset" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from unset" -l project -d 'The project\'s .gig/config.toml instead of your own'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from unset" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from unset" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from unset" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from unset" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from set-key" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from set-key" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from set-key" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from set-key" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from set-key" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from unset-key" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from unset-key" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from unset-key" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from unset-key" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from unset-key" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from edit" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from edit" -l project -d 'The project\'s .gig/config.toml instead of your own'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from edit" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from edit" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from path" -l project -d 'The project\'s .gig/config.toml instead of your own'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from path" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from trust" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from trust" -l revoke -d 'Take the trust back'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from trust" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from trust" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from trust" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from trust" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from presets" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from presets" -l json -d 'Print JSON (schema gig.presets/1)'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from presets" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from presets" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from presets" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand config; and __fish_seen_subcommand_from presets" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand schema" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand schema" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand schema" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand schema" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand schema" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand models" -l endpoint -d 'Another endpoint: a configured name, a preset or a URL' -r
complete -c gig -n "__fish_gig_using_subcommand models" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand models" -l refresh -d 'Ask the endpoint, even if its list is kept'
complete -c gig -n "__fish_gig_using_subcommand models" -l json -d 'Print JSON (schema gig.models/1)'
complete -c gig -n "__fish_gig_using_subcommand models" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand models" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand models" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand models" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand doctor" -l endpoint -d 'Look at this endpoint instead: a configured name, a preset or a URL' -r
complete -c gig -n "__fish_gig_using_subcommand doctor" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand doctor" -l no-network -d 'Ask nothing over the network and run no key command'
complete -c gig -n "__fish_gig_using_subcommand doctor" -l json -d 'Print JSON (schema gig.doctor/1)'
complete -c gig -n "__fish_gig_using_subcommand doctor" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand doctor" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand doctor" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand doctor" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand skills" -s p -l profile -d 'The profile whose gap is shown: a name from \'gig profile list\', or a file' -r
complete -c gig -n "__fish_gig_using_subcommand skills" -l top -d 'At most so many skills; 0 for all' -r
complete -c gig -n "__fish_gig_using_subcommand skills" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand skills" -l json -d 'Print JSON (schema gig.skills/1)'
complete -c gig -n "__fish_gig_using_subcommand skills" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand skills" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand skills" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand skills" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand history; and not __fish_seen_subcommand_from list search show diff mark stats export delete prune" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand history; and not __fish_seen_subcommand_from list search show diff mark stats export delete prune" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand history; and not __fish_seen_subcommand_from list search show diff mark stats export delete prune" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand history; and not __fish_seen_subcommand_from list search show diff mark stats export delete prune" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand history; and not __fish_seen_subcommand_from list search show diff mark stats export delete prune" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand history; and not __fish_seen_subcommand_from list search show diff mark stats export delete prune" -f -a "list" -d 'List drafts, newest first'
complete -c gig -n "__fish_gig_using_subcommand history; and not __fish_seen_subcommand_from list search show diff mark stats export delete prune" -f -a "search" -d 'Find drafts by their words'
complete -c gig -n "__fish_gig_using_subcommand history; and not __fish_seen_subcommand_from list search show diff mark stats export delete prune" -f -a "show" -d 'Print a draft, or what was sent to get it'
complete -c gig -n "__fish_gig_using_subcommand history; and not __fish_seen_subcommand_from list search show diff mark stats export delete prune" -f -a "diff" -d 'Print what changed between two drafts, or two versions of one'
complete -c gig -n "__fish_gig_using_subcommand history; and not __fish_seen_subcommand_from list search show diff mark stats export delete prune" -f -a "mark" -d 'Say what became of a draft: sent, viewed, replied, interview, hired, lost, withdrawn'
complete -c gig -n "__fish_gig_using_subcommand history; and not __fish_seen_subcommand_from list search show diff mark stats export delete prune" -f -a "stats" -d 'Print how many letters were answered and won work, by opening, length, template, trade, fit'
complete -c gig -n "__fish_gig_using_subcommand history; and not __fish_seen_subcommand_from list search show diff mark stats export delete prune" -f -a "export" -d 'Print drafts with everything kept of them, one JSON object a line'
complete -c gig -n "__fish_gig_using_subcommand history; and not __fish_seen_subcommand_from list search show diff mark stats export delete prune" -f -a "delete" -d 'Delete drafts'
complete -c gig -n "__fish_gig_using_subcommand history; and not __fish_seen_subcommand_from list search show diff mark stats export delete prune" -f -a "prune" -d 'Drop what is old: texts of posts, and drafts if you say so'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from list" -l status -d 'Those in this state only: what the answer was, or what became of the letter' -r -f -a "complete\t''
incomplete\t''
interrupted\t''
unmarked\t''
sent\t''
viewed\t''
replied\t''
interview\t''
hired\t''
lost\t''
withdrawn\t''"
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from list" -l limit -d 'At most so many; 0 for all' -r
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from list" -l json -d 'Print JSON (schema gig.history/1)'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from search" -l limit -d 'At most so many; 0 for all' -r
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from search" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from search" -l json -d 'Print JSON (schema gig.history/1)'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from search" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from search" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from search" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from search" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from show" -l sent -d 'Print what left the machine instead: every message, as it was sent'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from show" -l json -d 'Print everything as JSON (schema gig.history-entry/1)'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from diff" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from diff" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from diff" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from diff" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from diff" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from mark" -l at -d 'The day it happened (2026-11-20); now unless set' -r
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from mark" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from mark" -l undo -d 'Take the last mark back'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from mark" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from mark" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from mark" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from mark" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from stats" -l since -d 'Letters made since this day only (2026-01-31)' -r
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from stats" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from stats" -l json -d 'Print JSON (schema gig.history-stats/1)'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from stats" -l csv -d 'Print CSV'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from stats" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from stats" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from stats" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from stats" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from export" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from delete" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from delete" -l all -d 'Every draft and every session of gig chat, so that nothing of any is left to read'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from prune" -l days -d 'Older than so many days; the setting post_days (30) unless set' -r
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from prune" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from prune" -l drafts -d 'Delete the drafts that old too, unless they were marked'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from prune" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from prune" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from prune" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand history; and __fish_seen_subcommand_from prune" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand batch" -s o -l out -d 'Write the results to a file that can be taken up again' -r -F
complete -c gig -n "__fish_gig_using_subcommand batch" -l format -d 'How the rows are written; told by name and content unless set' -r -f -a "jsonl\t'One JSON object a line'
csv\t'Comma-separated values with a header'"
complete -c gig -n "__fish_gig_using_subcommand batch" -l id -d 'The field that names a row; \'id\' unless set' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -s j -l jobs -d 'How many requests are in flight at most' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -s t -l template -d 'The template of \'write\': one of \'gig write --list\'' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -l set -d 'An input of the template for all rows; NAME=@FILE reads it from a file' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -s p -l profile -d 'The profile of rows that name none: a name, or a file' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -l post -d 'The post of rows that have none' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -s w -l words -d 'About how many words' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -l tone -d 'The tone: plain, warm, formal, direct, or your own words' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -l lang -d 'The language (en, es, de …); that of the post or brief unless set' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -l pack -d 'The site the texts go to, whose limits hold' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -l repair -d 'How often the findings of a row go back to the model' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -l export -d 'Write the requests to a file, for \'vllm run_batch\' and its like' -r -F
complete -c gig -n "__fish_gig_using_subcommand batch" -l import -d 'Read the answers to such a file, and write the rows with their results' -r -F
complete -c gig -n "__fish_gig_using_subcommand batch" -l part-rows -d 'How many requests a file of the Batch API has at most' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -l part-size -d 'How many bytes, in MB' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -l engine -d 'What makes the draft: offline, or openai for any OpenAI-compatible endpoint' -r -f -a "offline\t''
openai\t''"
complete -c gig -n "__fish_gig_using_subcommand batch" -s m -l model -d 'The model or an alias; MODEL@ENDPOINT picks the endpoint too' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -l endpoint -d 'The endpoint: a configured name, a preset (gig config presets) or a URL' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -l temperature -d 'The temperature, 0 to 2; the endpoint\'s own unless set' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -l max-tokens -d 'The longest answer in tokens; the endpoint\'s own unless set' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -l max-cost -d 'Refuse to send what is estimated to cost more than this, in USD' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -l retries -d 'How often to try a request again' -r
complete -c gig -n "__fish_gig_using_subcommand batch" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand batch" -l resume -d 'Go on where --out was left'
complete -c gig -n "__fish_gig_using_subcommand batch" -l ordered -d 'Results in the order of the rows, not as they are finished'
complete -c gig -n "__fish_gig_using_subcommand batch" -l dry-run -d 'Count tokens and cost, and send nothing'
complete -c gig -n "__fish_gig_using_subcommand batch" -l submit -d 'Hand the rows to the endpoint\'s Batch API; --out FILE names where the results will go'
complete -c gig -n "__fish_gig_using_subcommand batch" -l status -d 'Say how far the batch of --out FILE is'
complete -c gig -n "__fish_gig_using_subcommand batch" -l fetch -d 'Wait for the batch of --out FILE, and write its results'
complete -c gig -n "__fish_gig_using_subcommand batch" -l cancel -d 'Cancel the batch of --out FILE; what is done can be fetched'
complete -c gig -n "__fish_gig_using_subcommand batch" -l redact -d 'Keep names, e-mail addresses and phone numbers back from the model; they are put back after'
complete -c gig -n "__fish_gig_using_subcommand batch" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand batch" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand batch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c gig -n "__fish_gig_using_subcommand batch" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand completions" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand completions" -l static -d 'Print a script that knows commands and flags without asking gig'
complete -c gig -n "__fish_gig_using_subcommand completions" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand completions" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand completions" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand completions" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand man" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand man" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand man" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand man" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand man" -s V -l version -d 'Print version'
complete -c gig -n "__fish_gig_using_subcommand help" -l color -d 'When to use colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c gig -n "__fish_gig_using_subcommand help" -s q -l quiet -d 'Print errors only'
complete -c gig -n "__fish_gig_using_subcommand help" -s v -l verbose -d 'Print causes and details too'
complete -c gig -n "__fish_gig_using_subcommand help" -s h -l help -d 'Print help'
complete -c gig -n "__fish_gig_using_subcommand help" -s V -l version -d 'Print version'
