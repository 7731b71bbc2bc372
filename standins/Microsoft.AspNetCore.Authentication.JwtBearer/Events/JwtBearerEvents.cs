namespace Microsoft.AspNetCore.Authentication.JwtBearer;

/// <summary>Lets an application take part in what the scheme does.</summary>
public class JwtBearerEvents
{
    /// <summary>Before the token is looked for, which may be set or refused.</summary>
    public Func<MessageReceivedContext, Task> OnMessageReceived { get; set; } = _ => Task.CompletedTask;

    /// <summary>After a token has passed every check, and before it counts.</summary>
    public Func<TokenValidatedContext, Task> OnTokenValidated { get; set; } = _ => Task.CompletedTask;

    /// <summary>When a token was refused, or could not be checked.</summary>
    public Func<AuthenticationFailedContext, Task> OnAuthenticationFailed { get; set; } = _ => Task.CompletedTask;

    /// <summary>Before the 401 is written.</summary>
    public Func<JwtBearerChallengeContext, Task> OnChallenge { get; set; } = _ => Task.CompletedTask;
}
