using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Scopes;

/// <summary>A scope whose text has placeholders, and no values for them.</summary>
internal static class UnboundScope
{
    public static ConstantTemplate? TryMatch(LogCall call, CancellationToken cancellationToken)
    {
        if (call is not { Kind: LogCallKind.Scope, Values.IsEmpty: true }
            || ConstantTemplate.TryRead(call, cancellationToken) is not { Template.LooseBraces.IsEmpty: true, Holes: { IsEmpty: false } holes } template)
        {
            return null;
        }

        // What else stands in braces may be meant as text, such as JSON.
        foreach (var hole in holes)
        {
            if (!hole.IsPositional && !IsName(hole.Name))
                return null;
        }

        return template;
    }

    private static bool IsName(string name)
    {
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character) && character is not ('_' or '.'))
                return false;
        }

        return name.Length > 0;
    }
}
