using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Options;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Threading;

/// <summary>
/// Tells by their text which private methods of a type are worth binding: those that a token may reach, and that could use it
/// or call others that could. Methods of one name count as one.
/// </summary>
internal sealed class CandidateMethods
{
    private readonly Dictionary<string, Candidate> _byName = new();

    /// <returns>The names of the methods; null where there are none.</returns>
    public static HashSet<string>? Find(IReadOnlyList<(SyntaxNode Root, SemanticModel Model)> parts, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        var candidates = new CandidateMethods();
        var (canUse, isAnyStatic) = candidates.AddMethods(parts);
        if (!canUse)
            return null;

        var seesMembers = isAnyStatic && parts[0].Model.GetDeclaredSymbol((TypeDeclarationSyntax)parts[0].Root, cancellationToken) is { } type && MemberTokens.MayHave(type);
        foreach (var (root, _) in parts)
            candidates.AddCalls((TypeDeclarationSyntax)root, isAnyStatic, seesMembers, seesAll: !settings.AdditionalTokenMembers.IsEmpty);

        candidates.Spread();
        return candidates.Names();
    }

    private (bool CanUse, bool IsAnyStatic) AddMethods(IReadOnlyList<(SyntaxNode Root, SemanticModel Model)> parts)
    {
        var (canUse, isAnyStatic) = (false, false);
        foreach (var (root, _) in parts)
        {
            foreach (var member in ((TypeDeclarationSyntax)root).Members)
            {
                if (member is not MethodDeclarationSyntax method || !ThreadingSyntax.MayLackToken(method, ThreadingScope.Private))
                    continue;

                if (!_byName.TryGetValue(method.Identifier.ValueText, out var candidate))
                    _byName.Add(method.Identifier.ValueText, candidate = new Candidate());

                candidate.Declarations.Add(method);
                candidate.CanUse |= ThreadingSyntax.MayUseToken(method);
                canUse |= candidate.CanUse;
                isAnyStatic |= method.Modifiers.Any(SyntaxKind.StaticKeyword);
            }
        }

        return (canUse, isAnyStatic);
    }

    private void AddCalls(TypeDeclarationSyntax type, bool isAnyStatic, bool seesMembers, bool seesAll)
    {
        foreach (var node in type.DescendantNodes())
        {
            if (node is not SimpleNameSyntax name || !_byName.TryGetValue(name.Identifier.ValueText, out var called) || Threadable.IsCall(name, out var call) is not true)
                continue;

            called.IsReached = called.IsReached || seesAll || ThreadingSyntax.MaySeeToken(call!, isAnyStatic, type, seesMembers);
            if (call!.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } around && _byName.TryGetValue(around.Identifier.ValueText, out var caller) && caller != called && caller.Declarations.Contains(around))
                caller.Called.Add(called);
        }
    }

    /// <summary>What a caller has reaches those it calls; what they can use, it can hand on.</summary>
    private void Spread()
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var pair in _byName)
            {
                var caller = pair.Value;
                foreach (var called in caller.Called)
                {
                    changed |= (caller.IsReached && !called.IsReached) || (called.CanUse && !caller.CanUse);
                    called.IsReached |= caller.IsReached;
                    caller.CanUse |= called.CanUse;
                }
            }
        }
    }

    private HashSet<string>? Names()
    {
        HashSet<string>? names = null;
        foreach (var pair in _byName)
        {
            if (pair.Value is { IsReached: true, CanUse: true })
                (names ??= new HashSet<string>()).Add(pair.Key);
        }

        return names;
    }

    private sealed class Candidate
    {
        public List<MethodDeclarationSyntax> Declarations { get; } = new();

        public HashSet<Candidate> Called { get; } = new();

        public bool CanUse { get; set; }

        public bool IsReached { get; set; }
    }
}
