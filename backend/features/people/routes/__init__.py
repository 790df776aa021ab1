from backend.features.people.routes import (
    activate,
    demo,
    join,
    link,
    members,
    own,
    particulars,
    prove,
    sign_in,
    unlock,
    welcome,
)

ROUTES = (
    *(welcome.welcome, welcome.language_page, welcome.choose_language),
    *(join.show, join.open_link, join.say_whose, join.choose_pin),
    *(unlock.show, unlock.unlock),
    *(sign_in.show, sign_in.check_password, sign_in.show_code, sign_in.check_code, sign_in.sign_out),
    *(prove.show, prove.prove),
    *(activate.show, activate.open_link, activate.show_password, activate.choose_password),
    *(activate.show_code, activate.confirm),
    *(link.show, link.start, link.match, link.stop, link.lose),
    *(members.show_all, members.show_new, members.add, members.show, members.end, members.invite),
    *(members.put_on, members.take_off),
    *(own.show, own.show_pin, own.change_pin, own.show_whose, own.say_whose),
    *(particulars.show, particulars.change),
    *(demo.show, demo.enter),
)
