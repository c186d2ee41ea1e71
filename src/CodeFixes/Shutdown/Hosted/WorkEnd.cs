using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Common;
using Seaworthy.Shutdown.Hosted;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>
/// Tells whether work ends by itself, or is told to end before its service waits for it. Who waits for anything else keeps the host
/// from stopping until its time is over.
/// </summary>
/// <param name="begin">The method that starts the work.</param>
/// <param name="stop">The method that is to wait for it; null where one is added that calls its base first.</param>
internal sealed class WorkEnd(MethodDeclarationSyntax begin, MethodDeclarationSyntax? stop, FixedDocument document)
{
    // What is called like this, and can't be looked into, may go on for as long as the application does.
    private static readonly string[] EndlessWords = ["Run", "Loop", "Listen", "Consume", "Watch", "Poll", "Monitor", "Process", "Receive", "Work", "Execute", "Start", "Serve", "Pump", "Wait", "ReadLine", "ReadKey", "Read", "Take"];

    public bool IsCertain(LostWork lost)
    {
        var body = WorkBody.Find(lost.Work.Task as InvocationExpressionSyntax ?? lost.Start, document.Model, document.CancellationToken);
        var nodes = body.SelectMany(part => part.DescendantNodesAndSelf()).ToList();
        var loops = nodes.OfType<StatementSyntax>().Where(IsOpen).ToList();
        if (loops.Count is 0 && !nodes.OfType<InvocationExpressionSyntax>().Any(call => MayBeEndless(call, lost)))
            return true;

        return loops.All(loop => loop.DescendantNodes().OfType<IdentifierNameSyntax>().Any(IsOfToken)) && IsToldByStop(lost, nodes);
    }

    /// <summary>Whether the loop ends with something that its head doesn't show.</summary>
    public static bool IsOpen(SyntaxNode node) => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax { Condition: null } or GotoStatementSyntax or CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 };

    private bool MayBeEndless(InvocationExpressionSyntax call, LostWork lost)
    {
        if (call == lost.Start && lost.IsStarter
            || CalledName.Of(call)?.Identifier.ValueText is not { } name
            || document.Model.GetSymbolInfo(call, document.CancellationToken).Symbol is not IMethodSymbol { ContainingType: { } type } method
            || type.Is("System.Threading.Tasks", "Task"))
        {
            return false;
        }

        var isVisible = method.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == call.SyntaxTree) && !method.IsAbstract;
        return !isVisible && EndlessWords.Any(word => CalledName.StartsWithWord(name, word));
    }

    private bool IsToldByStop(LostWork lost, List<SyntaxNode> nodes)
    {
        var scheduling = lost.IsStarter ? lost.Start.ArgumentList.Arguments.Skip(1).Select(argument => argument.Span).ToList() : [];
        return nodes.OfType<IdentifierNameSyntax>().Where(name => !scheduling.Any(span => span.Contains(name.Span))).Any(name =>
            document.Model.GetSymbolInfo(name, document.CancellationToken).Symbol switch
            {
                IParameterSymbol { ContainingSymbol: IMethodSymbol { Name: "ExecuteAsync" } } parameter => parameter.Type.IsToken() && begin.Identifier.ValueText is "ExecuteAsync",
                IPropertySymbol { Name: "ApplicationStopping", ContainingType: var type } => type.IsLifetime(),
                IFieldSymbol field => field.Type.IsTokenSource() && IsCancelledByStop(field.Name),
                _ => false,
            });
    }

    private bool IsCancelledByStop(string source) => stop?.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Cancel" or "CancelAsync", Expression: var receiver } => receiver.ToString() == source || receiver.ToString() == "this." + source,
        MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Cancel" or "CancelAsync" } => call.Parent is ConditionalAccessExpressionSyntax { Expression: var receiver } && receiver.ToString() == source,
        _ => false,
    }) is true;

    private bool IsOfToken(IdentifierNameSyntax name) => document.Model.GetTypeInfo(name, document.CancellationToken).Type is { } type && (type.IsToken() || type.IsTokenSource());
}
