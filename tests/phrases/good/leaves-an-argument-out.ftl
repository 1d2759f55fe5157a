# > {{ "attributed" | phrase(amount="six", claimant="Ana") }}
attributed = { $amount }
