
use builtin;
use str;

set edit:completion:arg-completer[gig] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'gig'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'gig'= {
            cand --color 'When to use colour'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand proposal 'Draft a proposal for a job post, and check it'
            cand post 'Turn a brief into a job post; what nobody decided is asked, or stays a blank'
            cand write 'Write any other text from a template: a reply, an overview, milestones, an offer'
            cand chat 'Talk with a companion that knows the post, the profile and the draft'
            cand check 'Check a proposal or a job post by rules'
            cand profile 'Keep what you can prove: your profiles'
            cand prompts 'List and show the templates drafts are made from'
            cand init 'Set gig up: an endpoint, a model, a profile'
            cand scan 'Find traps, scams and demands in a job post'
            cand match 'Match a post with the profile, or rank many posts or profiles'
            cand config 'Show and change the settings'
            cand schema 'Print the JSON Schema of a command''s --json'
            cand models 'List the models of the endpoint'
            cand doctor 'Look for what is wrong with the set-up'
            cand skills 'Count what posts ask for and pay, and what your profile lacks of it'
            cand history 'List, show, mark, count and delete the drafts gig remembers'
            cand completions 'Print the completion script for a shell'
            cand man 'Print the manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'gig;proposal'= {
            cand -p 'The profile: a name from ''gig profile list'', or a file'
            cand --profile 'The profile: a name from ''gig profile list'', or a file'
            cand -w 'About how many words'
            cand --words 'About how many words'
            cand --tone 'The tone: plain, warm, formal, direct, or your own words'
            cand --lang 'The language (en, es, de …); that of the post or brief unless set'
            cand --pack 'The site it goes to, whose limits hold: upwork, freelancer, fiverr, linkedin, generic'
            cand --repair 'How often the findings go back to the model'
            cand -o 'Write the draft to a file instead of stdout, whole or not at all'
            cand --out 'Write the draft to a file instead of stdout, whole or not at all'
            cand -n 'How many drafts to ask for, 1 to 8: pick one on a terminal; else the one with the fewest errors'
            cand --candidates 'How many drafts to ask for, 1 to 8: pick one on a terminal; else the one with the fewest errors'
            cand --engine 'What makes the draft: offline, or openai for any OpenAI-compatible endpoint'
            cand -m 'The model or an alias; MODEL@ENDPOINT picks the endpoint too'
            cand --model 'The model or an alias; MODEL@ENDPOINT picks the endpoint too'
            cand --endpoint 'The endpoint: a configured name, a preset (gig config presets) or a URL'
            cand --temperature 'The temperature, 0 to 2; the endpoint''s own unless set'
            cand --max-tokens 'The longest answer in tokens; the endpoint''s own unless set'
            cand --max-cost 'Refuse to send what is estimated to cost more than this, in USD'
            cand --retries 'How often to try a request again'
            cand --color 'When to use colour'
            cand --json 'Print one JSON object, which ''gig schema'' describes: the draft, its findings, how it was made'
            cand --stream 'Write the answer as it arrives, even into a pipe; implies --repair 0'
            cand --dry-run 'Print the exact request and send nothing'
            cand --no-history 'Do not keep this draft in the history'
            cand --keep 'Keep the post''s text for good; otherwise it goes after 30 days (the setting post_days)'
            cand --redact 'Keep names, e-mail addresses and phone numbers back from the model; they are put back after'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;post'= {
            cand -p 'The client''s profile: a name from ''gig profile list'', or a file'
            cand --profile 'The client''s profile: a name from ''gig profile list'', or a file'
            cand --answers 'Answers to the questions: a file of lines ID = \"VALUE\" (TOML), or a JSON object'
            cand --budget 'The sum or range, with its currency'
            cand --timeline 'By when, or for how long'
            cand --set 'One answer: task, deliverables, budget, pay, done, timeline, ai, level, skills, timezone'
            cand --format 'The form of the post; json is --json'
            cand -w 'About how many words'
            cand --words 'About how many words'
            cand --tone 'The tone: plain, warm, formal, direct, or your own words'
            cand --lang 'The language (en, es, de …); that of the post or brief unless set'
            cand --pack 'The site it goes to, whose limits hold: upwork, freelancer, fiverr, linkedin, generic'
            cand --repair 'How often the findings go back to the model'
            cand -o 'Write the draft to a file instead of stdout, whole or not at all'
            cand --out 'Write the draft to a file instead of stdout, whole or not at all'
            cand -n 'How many drafts to ask for, 1 to 8: pick one on a terminal; else the one with the fewest errors'
            cand --candidates 'How many drafts to ask for, 1 to 8: pick one on a terminal; else the one with the fewest errors'
            cand --engine 'What makes the draft: offline, or openai for any OpenAI-compatible endpoint'
            cand -m 'The model or an alias; MODEL@ENDPOINT picks the endpoint too'
            cand --model 'The model or an alias; MODEL@ENDPOINT picks the endpoint too'
            cand --endpoint 'The endpoint: a configured name, a preset (gig config presets) or a URL'
            cand --temperature 'The temperature, 0 to 2; the endpoint''s own unless set'
            cand --max-tokens 'The longest answer in tokens; the endpoint''s own unless set'
            cand --max-cost 'Refuse to send what is estimated to cost more than this, in USD'
            cand --retries 'How often to try a request again'
            cand --color 'When to use colour'
            cand --questions 'Print what is missing as questions, in JSON, and stop'
            cand --no-input 'Ask nothing: what is missing stays a blank'
            cand --json 'Print one JSON object, which ''gig schema'' describes: the draft, its findings, how it was made'
            cand --stream 'Write the answer as it arrives, even into a pipe; implies --repair 0'
            cand --dry-run 'Print the exact request and send nothing'
            cand --no-history 'Do not keep this draft in the history'
            cand --keep 'Keep the post''s text for good; otherwise it goes after 30 days (the setting post_days)'
            cand --redact 'Keep names, e-mail addresses and phone numbers back from the model; they are put back after'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;write'= {
            cand --set 'An input of the template; NAME=@FILE reads it from a file'
            cand --post 'The job post, for templates that take one beside their text'
            cand -p 'The profile: a name from ''gig profile list'', or a file'
            cand --profile 'The profile: a name from ''gig profile list'', or a file'
            cand -w 'About how many words'
            cand --words 'About how many words'
            cand --tone 'The tone: plain, warm, formal, direct, or your own words'
            cand --lang 'The language (en, es, de …); that of the post or brief unless set'
            cand --pack 'The site it goes to, whose limits hold: upwork, freelancer, fiverr, linkedin, generic'
            cand --repair 'How often the findings go back to the model'
            cand -o 'Write the draft to a file instead of stdout, whole or not at all'
            cand --out 'Write the draft to a file instead of stdout, whole or not at all'
            cand -n 'How many drafts to ask for, 1 to 8: pick one on a terminal; else the one with the fewest errors'
            cand --candidates 'How many drafts to ask for, 1 to 8: pick one on a terminal; else the one with the fewest errors'
            cand --engine 'What makes the draft: offline, or openai for any OpenAI-compatible endpoint'
            cand -m 'The model or an alias; MODEL@ENDPOINT picks the endpoint too'
            cand --model 'The model or an alias; MODEL@ENDPOINT picks the endpoint too'
            cand --endpoint 'The endpoint: a configured name, a preset (gig config presets) or a URL'
            cand --temperature 'The temperature, 0 to 2; the endpoint''s own unless set'
            cand --max-tokens 'The longest answer in tokens; the endpoint''s own unless set'
            cand --max-cost 'Refuse to send what is estimated to cost more than this, in USD'
            cand --retries 'How often to try a request again'
            cand --color 'When to use colour'
            cand --list 'List the templates with what they need'
            cand --json 'Print one JSON object, which ''gig schema'' describes: the draft, its findings, how it was made'
            cand --stream 'Write the answer as it arrives, even into a pipe; implies --repair 0'
            cand --dry-run 'Print the exact request and send nothing'
            cand --no-history 'Do not keep this draft in the history'
            cand --keep 'Keep the post''s text for good; otherwise it goes after 30 days (the setting post_days)'
            cand --redact 'Keep names, e-mail addresses and phone numbers back from the model; they are put back after'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;chat'= {
            cand --post 'The job post: a file'
            cand -p 'The profile: a name from ''gig profile list'', or a file'
            cand --profile 'The profile: a name from ''gig profile list'', or a file'
            cand --draft 'A draft to talk about: a file'
            cand --session 'Go on with the session of this name, or begin it'
            cand --tokens 'How much of the talk goes to the model, in tokens; the oldest stays behind'
            cand --delete 'Delete a session'
            cand --engine 'What makes the draft: offline, or openai for any OpenAI-compatible endpoint'
            cand -m 'The model or an alias; MODEL@ENDPOINT picks the endpoint too'
            cand --model 'The model or an alias; MODEL@ENDPOINT picks the endpoint too'
            cand --endpoint 'The endpoint: a configured name, a preset (gig config presets) or a URL'
            cand --temperature 'The temperature, 0 to 2; the endpoint''s own unless set'
            cand --max-tokens 'The longest answer in tokens; the endpoint''s own unless set'
            cand --max-cost 'Refuse to send what is estimated to cost more than this, in USD'
            cand --retries 'How often to try a request again'
            cand --color 'When to use colour'
            cand -c 'Go on with the newest session'
            cand --continue 'Go on with the newest session'
            cand --once 'Answer one question, given or piped in, and end'
            cand --json 'Print the answer as JSON (schema gig.chat/1)'
            cand --vi 'Use the keys of vi'
            cand --list 'List the sessions'
            cand --no-history 'Do not keep this draft in the history'
            cand --keep 'Keep the post''s text for good; otherwise it goes after 30 days (the setting post_days)'
            cand --redact 'Keep names, e-mail addresses and phone numbers back from the model; they are put back after'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;check'= {
            cand --post 'The job post the text answers'
            cand -p 'The writer''s profile: a name from ''gig profile list'', or a file'
            cand --profile 'The writer''s profile: a name from ''gig profile list'', or a file'
            cand --kind 'What the text is; guessed unless set'
            cand --pack 'The site it goes to, whose limits hold: upwork, freelancer, fiverr, linkedin, generic'
            cand --earlier 'Earlier texts of yours, for likeness (P12, J21)'
            cand --set 'Set a rule: RULE=off, on, note, warning or error'
            cand --explain 'Explain a rule, by id or name'
            cand --color 'When to use colour'
            cand --preview 'Print what the client sees before opening the text, and nothing else'
            cand --json 'Print one JSON object (gig.check/1)'
            cand --sarif 'Print SARIF 2.1.0'
            cand --rows 'Read the input as rows, whatever it is called'
            cand --rules 'List every rule'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;profile'= {
            cand --color 'When to use colour'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand new 'Start a profile: from a form, or from a bio you have'
            cand list 'List your profiles'
            cand show 'Print what a profile proves, line by line'
            cand edit 'Open a profile in your editor'
            cand use 'Use this profile unless another is named'
            cand check 'Say what a profile lacks'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'gig;profile;new'= {
            cand --from 'A bio, an old profile or an export to start from: a file, or - for stdin'
            cand --color 'When to use colour'
            cand --edit 'Open it in your editor'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;profile;list'= {
            cand --color 'When to use colour'
            cand --json 'Print one JSON object'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;profile;show'= {
            cand --color 'When to use colour'
            cand --json 'Print one JSON object: facts with lines, projects, voice'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;profile;edit'= {
            cand --color 'When to use colour'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;profile;use'= {
            cand --color 'When to use colour'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;profile;check'= {
            cand --color 'When to use colour'
            cand --json 'Print one JSON object'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;profile;help'= {
            cand new 'Start a profile: from a form, or from a bio you have'
            cand list 'List your profiles'
            cand show 'Print what a profile proves, line by line'
            cand edit 'Open a profile in your editor'
            cand use 'Use this profile unless another is named'
            cand check 'Say what a profile lacks'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'gig;profile;help;new'= {
        }
        &'gig;profile;help;list'= {
        }
        &'gig;profile;help;show'= {
        }
        &'gig;profile;help;edit'= {
        }
        &'gig;profile;help;use'= {
        }
        &'gig;profile;help;check'= {
        }
        &'gig;profile;help;help'= {
        }
        &'gig;prompts'= {
            cand --color 'When to use colour'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List the templates, and where each comes from'
            cand show 'Print a template as it is written'
            cand path 'Print the folder of your templates, or the file of one: where a copy of yours belongs'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'gig;prompts;list'= {
            cand --color 'When to use colour'
            cand --json 'Print one JSON object'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;prompts;show'= {
            cand --color 'When to use colour'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;prompts;path'= {
            cand --color 'When to use colour'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;prompts;help'= {
            cand list 'List the templates, and where each comes from'
            cand show 'Print a template as it is written'
            cand path 'Print the folder of your templates, or the file of one: where a copy of yours belongs'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'gig;prompts;help;list'= {
        }
        &'gig;prompts;help;show'= {
        }
        &'gig;prompts;help;path'= {
        }
        &'gig;prompts;help;help'= {
        }
        &'gig;init'= {
            cand --endpoint 'The endpoint: a preset, a URL, or offline'
            cand --name 'What to call an endpoint given by its URL'
            cand --key-env 'The variable that holds the key'
            cand --key-cmd 'A shell command that prints the key'
            cand --key-file 'A file that holds the key'
            cand -m 'The model'
            cand --model 'The model'
            cand --profile 'The profile to make, or to use if it exists'
            cand --color 'When to use colour'
            cand --key-keyring 'Put the key into the system''s keyring: asked for without showing it, or from stdin'
            cand --no-key 'The endpoint needs no key'
            cand --no-profile 'Make no profile'
            cand --no-test 'Do not ask the endpoint whether it answers'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;scan'= {
            cand --seen 'Posts seen before, to know one that comes back'
            cand --color 'When to use colour'
            cand --json 'Print JSON'
            cand --neutral 'Print the copy a model may see: without what is hidden or aimed at AI tools'
            cand --rules 'List the rules'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;match'= {
            cand -p 'The profile: a name from ''gig profile list'', or a file'
            cand --profile 'The profile: a name from ''gig profile list'', or a file'
            cand --profiles 'Many profiles: a folder, or a file of one JSON object a line'
            cand --rank 'What to rank where posts and profiles are both many'
            cand -n 'How many results of a ranking'
            cand --top 'How many results of a ranking'
            cand --color 'When to use colour'
            cand --cards 'A card for each of many posts instead of a ranking'
            cand --json 'Print JSON: the card, or a line per result, or a line per query'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;config'= {
            cand --color 'When to use colour'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand show 'Print every setting that has a value'
            cand get 'Print the value of one setting'
            cand set 'Change a setting in your file, or the project''s'
            cand unset 'Take a setting out of your file, or the project''s'
            cand set-key 'Put an endpoint''s key into the system''s keyring: asked for without showing it, or from stdin'
            cand unset-key 'Take an endpoint''s key out of the keyring'
            cand edit 'Open the file in your editor'
            cand path 'Print the path of the file'
            cand trust 'Let this project''s file set endpoints, key sources and limits, as it is now'
            cand presets 'List the endpoints gig knows'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'gig;config;show'= {
            cand --color 'When to use colour'
            cand --origin 'Where each value comes from'
            cand --all 'The settings that have no value too, each with what it is for'
            cand --json 'Print JSON (schema gig.config/1)'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;config;get'= {
            cand --color 'When to use colour'
            cand --json 'Print JSON (schema gig.setting/1)'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;config;set'= {
            cand --color 'When to use colour'
            cand --project 'The project''s .gig/config.toml instead of your own'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;config;unset'= {
            cand --color 'When to use colour'
            cand --project 'The project''s .gig/config.toml instead of your own'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;config;set-key'= {
            cand --color 'When to use colour'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;config;unset-key'= {
            cand --color 'When to use colour'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;config;edit'= {
            cand --color 'When to use colour'
            cand --project 'The project''s .gig/config.toml instead of your own'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;config;path'= {
            cand --color 'When to use colour'
            cand --project 'The project''s .gig/config.toml instead of your own'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;config;trust'= {
            cand --color 'When to use colour'
            cand --revoke 'Take the trust back'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;config;presets'= {
            cand --color 'When to use colour'
            cand --json 'Print JSON (schema gig.presets/1)'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;config;help'= {
            cand show 'Print every setting that has a value'
            cand get 'Print the value of one setting'
            cand set 'Change a setting in your file, or the project''s'
            cand unset 'Take a setting out of your file, or the project''s'
            cand set-key 'Put an endpoint''s key into the system''s keyring: asked for without showing it, or from stdin'
            cand unset-key 'Take an endpoint''s key out of the keyring'
            cand edit 'Open the file in your editor'
            cand path 'Print the path of the file'
            cand trust 'Let this project''s file set endpoints, key sources and limits, as it is now'
            cand presets 'List the endpoints gig knows'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'gig;config;help;show'= {
        }
        &'gig;config;help;get'= {
        }
        &'gig;config;help;set'= {
        }
        &'gig;config;help;unset'= {
        }
        &'gig;config;help;set-key'= {
        }
        &'gig;config;help;unset-key'= {
        }
        &'gig;config;help;edit'= {
        }
        &'gig;config;help;path'= {
        }
        &'gig;config;help;trust'= {
        }
        &'gig;config;help;presets'= {
        }
        &'gig;config;help;help'= {
        }
        &'gig;schema'= {
            cand --color 'When to use colour'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;models'= {
            cand --endpoint 'Another endpoint: a configured name, a preset or a URL'
            cand --color 'When to use colour'
            cand --refresh 'Ask the endpoint, even if its list is kept'
            cand --json 'Print JSON (schema gig.models/1)'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;doctor'= {
            cand --endpoint 'Look at this endpoint instead: a configured name, a preset or a URL'
            cand --color 'When to use colour'
            cand --no-network 'Ask nothing over the network and run no key command'
            cand --json 'Print JSON (schema gig.doctor/1)'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;skills'= {
            cand -p 'The profile whose gap is shown: a name from ''gig profile list'', or a file'
            cand --profile 'The profile whose gap is shown: a name from ''gig profile list'', or a file'
            cand --top 'At most so many skills; 0 for all'
            cand --color 'When to use colour'
            cand --json 'Print JSON (schema gig.skills/1)'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;history'= {
            cand --color 'When to use colour'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List drafts, newest first'
            cand search 'Find drafts by their words'
            cand show 'Print a draft, or what was sent to get it'
            cand diff 'Print what changed between two drafts, or two versions of one'
            cand mark 'Say what became of a draft: sent, viewed, replied, interview, hired, lost, withdrawn'
            cand stats 'Print how many letters were answered and won work, by opening, length, template, trade, fit'
            cand export 'Print drafts with everything kept of them, one JSON object a line'
            cand delete 'Delete drafts'
            cand prune 'Drop what is old: texts of posts, and drafts if you say so'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'gig;history;list'= {
            cand --status 'Those in this state only: what the answer was, or what became of the letter'
            cand --limit 'At most so many; 0 for all'
            cand --color 'When to use colour'
            cand --json 'Print JSON (schema gig.history/1)'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;history;search'= {
            cand --limit 'At most so many; 0 for all'
            cand --color 'When to use colour'
            cand --json 'Print JSON (schema gig.history/1)'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;history;show'= {
            cand --color 'When to use colour'
            cand --sent 'Print what left the machine instead: every message, as it was sent'
            cand --json 'Print everything as JSON (schema gig.history-entry/1)'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;history;diff'= {
            cand --color 'When to use colour'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;history;mark'= {
            cand --at 'The day it happened (2026-11-20); now unless set'
            cand --color 'When to use colour'
            cand --undo 'Take the last mark back'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;history;stats'= {
            cand --since 'Letters made since this day only (2026-01-31)'
            cand --color 'When to use colour'
            cand --json 'Print JSON (schema gig.history-stats/1)'
            cand --csv 'Print CSV'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;history;export'= {
            cand --color 'When to use colour'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;history;delete'= {
            cand --color 'When to use colour'
            cand --all 'Every draft and every session of gig chat, so that nothing of any is left to read'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;history;prune'= {
            cand --days 'Older than so many days; the setting post_days (30) unless set'
            cand --color 'When to use colour'
            cand --drafts 'Delete the drafts that old too, unless they were marked'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;history;help'= {
            cand list 'List drafts, newest first'
            cand search 'Find drafts by their words'
            cand show 'Print a draft, or what was sent to get it'
            cand diff 'Print what changed between two drafts, or two versions of one'
            cand mark 'Say what became of a draft: sent, viewed, replied, interview, hired, lost, withdrawn'
            cand stats 'Print how many letters were answered and won work, by opening, length, template, trade, fit'
            cand export 'Print drafts with everything kept of them, one JSON object a line'
            cand delete 'Delete drafts'
            cand prune 'Drop what is old: texts of posts, and drafts if you say so'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'gig;history;help;list'= {
        }
        &'gig;history;help;search'= {
        }
        &'gig;history;help;show'= {
        }
        &'gig;history;help;diff'= {
        }
        &'gig;history;help;mark'= {
        }
        &'gig;history;help;stats'= {
        }
        &'gig;history;help;export'= {
        }
        &'gig;history;help;delete'= {
        }
        &'gig;history;help;prune'= {
        }
        &'gig;history;help;help'= {
        }
        &'gig;completions'= {
            cand --color 'When to use colour'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;man'= {
            cand --color 'When to use colour'
            cand -q 'Print errors only'
            cand --quiet 'Print errors only'
            cand -v 'Print causes and details too'
            cand --verbose 'Print causes and details too'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'gig;help'= {
            cand proposal 'Draft a proposal for a job post, and check it'
            cand post 'Turn a brief into a job post; what nobody decided is asked, or stays a blank'
            cand write 'Write any other text from a template: a reply, an overview, milestones, an offer'
            cand chat 'Talk with a companion that knows the post, the profile and the draft'
            cand check 'Check a proposal or a job post by rules'
            cand profile 'Keep what you can prove: your profiles'
            cand prompts 'List and show the templates drafts are made from'
            cand init 'Set gig up: an endpoint, a model, a profile'
            cand scan 'Find traps, scams and demands in a job post'
            cand match 'Match a post with the profile, or rank many posts or profiles'
            cand config 'Show and change the settings'
            cand schema 'Print the JSON Schema of a command''s --json'
            cand models 'List the models of the endpoint'
            cand doctor 'Look for what is wrong with the set-up'
            cand skills 'Count what posts ask for and pay, and what your profile lacks of it'
            cand history 'List, show, mark, count and delete the drafts gig remembers'
            cand completions 'Print the completion script for a shell'
            cand man 'Print the manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'gig;help;proposal'= {
        }
        &'gig;help;post'= {
        }
        &'gig;help;write'= {
        }
        &'gig;help;chat'= {
        }
        &'gig;help;check'= {
        }
        &'gig;help;profile'= {
            cand new 'Start a profile: from a form, or from a bio you have'
            cand list 'List your profiles'
            cand show 'Print what a profile proves, line by line'
            cand edit 'Open a profile in your editor'
            cand use 'Use this profile unless another is named'
            cand check 'Say what a profile lacks'
        }
        &'gig;help;profile;new'= {
        }
        &'gig;help;profile;list'= {
        }
        &'gig;help;profile;show'= {
        }
        &'gig;help;profile;edit'= {
        }
        &'gig;help;profile;use'= {
        }
        &'gig;help;profile;check'= {
        }
        &'gig;help;prompts'= {
            cand list 'List the templates, and where each comes from'
            cand show 'Print a template as it is written'
            cand path 'Print the folder of your templates, or the file of one: where a copy of yours belongs'
        }
        &'gig;help;prompts;list'= {
        }
        &'gig;help;prompts;show'= {
        }
        &'gig;help;prompts;path'= {
        }
        &'gig;help;init'= {
        }
        &'gig;help;scan'= {
        }
        &'gig;help;match'= {
        }
        &'gig;help;config'= {
            cand show 'Print every setting that has a value'
            cand get 'Print the value of one setting'
            cand set 'Change a setting in your file, or the project''s'
            cand unset 'Take a setting out of your file, or the project''s'
            cand set-key 'Put an endpoint''s key into the system''s keyring: asked for without showing it, or from stdin'
            cand unset-key 'Take an endpoint''s key out of the keyring'
            cand edit 'Open the file in your editor'
            cand path 'Print the path of the file'
            cand trust 'Let this project''s file set endpoints, key sources and limits, as it is now'
            cand presets 'List the endpoints gig knows'
        }
        &'gig;help;config;show'= {
        }
        &'gig;help;config;get'= {
        }
        &'gig;help;config;set'= {
        }
        &'gig;help;config;unset'= {
        }
        &'gig;help;config;set-key'= {
        }
        &'gig;help;config;unset-key'= {
        }
        &'gig;help;config;edit'= {
        }
        &'gig;help;config;path'= {
        }
        &'gig;help;config;trust'= {
        }
        &'gig;help;config;presets'= {
        }
        &'gig;help;schema'= {
        }
        &'gig;help;models'= {
        }
        &'gig;help;doctor'= {
        }
        &'gig;help;skills'= {
        }
        &'gig;help;history'= {
            cand list 'List drafts, newest first'
            cand search 'Find drafts by their words'
            cand show 'Print a draft, or what was sent to get it'
            cand diff 'Print what changed between two drafts, or two versions of one'
            cand mark 'Say what became of a draft: sent, viewed, replied, interview, hired, lost, withdrawn'
            cand stats 'Print how many letters were answered and won work, by opening, length, template, trade, fit'
            cand export 'Print drafts with everything kept of them, one JSON object a line'
            cand delete 'Delete drafts'
            cand prune 'Drop what is old: texts of posts, and drafts if you say so'
        }
        &'gig;help;history;list'= {
        }
        &'gig;help;history;search'= {
        }
        &'gig;help;history;show'= {
        }
        &'gig;help;history;diff'= {
        }
        &'gig;help;history;mark'= {
        }
        &'gig;help;history;stats'= {
        }
        &'gig;help;history;export'= {
        }
        &'gig;help;history;delete'= {
        }
        &'gig;help;history;prune'= {
        }
        &'gig;help;completions'= {
        }
        &'gig;help;man'= {
        }
        &'gig;help;help'= {
        }
    ]
    $completions[$command]
}
