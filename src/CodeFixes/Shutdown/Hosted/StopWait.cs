using Seaworthy.CodeFixes.Common;
using Seaworthy.Common;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>How a service waits for its work when it stops: no longer than its host gives it.</summary>
/// <param name="token">The name of the token that ends the host's patience.</param>
/// <param name="suffix">What stands behind an awaited call there.</param>
internal sealed class StopWait(string token, string suffix, FixedDocument document)
{
    public StopWait(MethodDeclarationSyntax stop, FixedDocument document)
        : this(TokenNames.Escape(stop.ParameterList.Parameters[0].Identifier.ValueText), AwaitStyle.Suffix(stop), document)
    {
    }

    private bool HasWaitAsync => document.Model.Compilation.FindLibraryType("System.Threading.Tasks.Task") is { } task
        && task.GetMembers("WaitAsync").OfType<IMethodSymbol>().Any(method => method.Parameters.Length is 1);

    /// <summary>Lets failures through, so that they are seen at last.</summary>
    public string For(string task) => HasWaitAsync ? $"{task}.WaitAsync({token}){suffix}" : WhenAny(task);

    /// <summary>Waits for work that has just been cancelled, and so may end with an exception that says so.</summary>
    public string ForCancelled(string task) =>
        HasWaitAsync && document.Model.Compilation.FindLibraryType("System.Threading.Tasks.ConfigureAwaitOptions") is not null
            ? $"{task}.WaitAsync({token}).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)"
            : WhenAny(task);

    private string WhenAny(string task) => $"Task.WhenAny({task}, Task.Delay(Timeout.Infinite, {token})){suffix}";
}
