what-matters = More { what-changed }
what-changed = Than { what-matters }
