what-matters = The lead
    .title = Lead
